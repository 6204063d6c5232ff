package lanewise.kernels.conv.winograd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The maps of [ScalarWinograd2], a register at a time, with a whole tile in registers.
final class VectorWinograd2 implements WinogradTransform {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  @Override
  public int outputs() {
    return 2;
  }

  @Override
  public void input(int count, float[] data, int fromAt, Grid from, int toAt, Grid to, int scratchAt) {
    for (int i = 0, f = fromAt, t = toAt; i < count; i++, f += from.next(), t += to.next()) {
      FloatVector d00 = FloatVector.fromArray(SPECIES, data, f);
      FloatVector d01 = FloatVector.fromArray(SPECIES, data, f + from.column());
      FloatVector d02 = FloatVector.fromArray(SPECIES, data, f + 2 * from.column());
      FloatVector d03 = FloatVector.fromArray(SPECIES, data, f + 3 * from.column());
      FloatVector d10 = FloatVector.fromArray(SPECIES, data, f + from.row());
      FloatVector d11 = FloatVector.fromArray(SPECIES, data, f + from.row() + from.column());
      FloatVector d12 = FloatVector.fromArray(SPECIES, data, f + from.row() + 2 * from.column());
      FloatVector d13 = FloatVector.fromArray(SPECIES, data, f + from.row() + 3 * from.column());
      FloatVector d20 = FloatVector.fromArray(SPECIES, data, f + 2 * from.row());
      FloatVector d21 = FloatVector.fromArray(SPECIES, data, f + 2 * from.row() + from.column());
      FloatVector d22 = FloatVector.fromArray(SPECIES, data, f + 2 * from.row() + 2 * from.column());
      FloatVector d23 = FloatVector.fromArray(SPECIES, data, f + 2 * from.row() + 3 * from.column());
      FloatVector d30 = FloatVector.fromArray(SPECIES, data, f + 3 * from.row());
      FloatVector d31 = FloatVector.fromArray(SPECIES, data, f + 3 * from.row() + from.column());
      FloatVector d32 = FloatVector.fromArray(SPECIES, data, f + 3 * from.row() + 2 * from.column());
      FloatVector d33 = FloatVector.fromArray(SPECIES, data, f + 3 * from.row() + 3 * from.column());
      FloatVector c00 = d00.sub(d20);
      FloatVector c10 = d10.add(d20);
      FloatVector c20 = d20.sub(d10);
      FloatVector c30 = d30.sub(d10);
      FloatVector c01 = d01.sub(d21);
      FloatVector c11 = d11.add(d21);
      FloatVector c21 = d21.sub(d11);
      FloatVector c31 = d31.sub(d11);
      FloatVector c02 = d02.sub(d22);
      FloatVector c12 = d12.add(d22);
      FloatVector c22 = d22.sub(d12);
      FloatVector c32 = d32.sub(d12);
      FloatVector c03 = d03.sub(d23);
      FloatVector c13 = d13.add(d23);
      FloatVector c23 = d23.sub(d13);
      FloatVector c33 = d33.sub(d13);
      c00.sub(c02).intoArray(data, t);
      c01.add(c02).intoArray(data, t + to.column());
      c02.sub(c01).intoArray(data, t + 2 * to.column());
      c03.sub(c01).intoArray(data, t + 3 * to.column());
      c10.sub(c12).intoArray(data, t + to.row());
      c11.add(c12).intoArray(data, t + to.row() + to.column());
      c12.sub(c11).intoArray(data, t + to.row() + 2 * to.column());
      c13.sub(c11).intoArray(data, t + to.row() + 3 * to.column());
      c20.sub(c22).intoArray(data, t + 2 * to.row());
      c21.add(c22).intoArray(data, t + 2 * to.row() + to.column());
      c22.sub(c21).intoArray(data, t + 2 * to.row() + 2 * to.column());
      c23.sub(c21).intoArray(data, t + 2 * to.row() + 3 * to.column());
      c30.sub(c32).intoArray(data, t + 3 * to.row());
      c31.add(c32).intoArray(data, t + 3 * to.row() + to.column());
      c32.sub(c31).intoArray(data, t + 3 * to.row() + 2 * to.column());
      c33.sub(c31).intoArray(data, t + 3 * to.row() + 3 * to.column());
    }
  }

  @Override
  public void output(int count, float[] data, int fromAt, Grid from, int toAt, Grid to, int scratchAt) {
    for (int i = count - 1; i >= 0; i--) {
      int f = fromAt + i * from.next();
      int t = toAt + i * to.next();
      FloatVector m00 = FloatVector.fromArray(SPECIES, data, f);
      FloatVector m01 = FloatVector.fromArray(SPECIES, data, f + from.column());
      FloatVector m02 = FloatVector.fromArray(SPECIES, data, f + 2 * from.column());
      FloatVector m03 = FloatVector.fromArray(SPECIES, data, f + 3 * from.column());
      FloatVector m10 = FloatVector.fromArray(SPECIES, data, f + from.row());
      FloatVector m11 = FloatVector.fromArray(SPECIES, data, f + from.row() + from.column());
      FloatVector m12 = FloatVector.fromArray(SPECIES, data, f + from.row() + 2 * from.column());
      FloatVector m13 = FloatVector.fromArray(SPECIES, data, f + from.row() + 3 * from.column());
      FloatVector m20 = FloatVector.fromArray(SPECIES, data, f + 2 * from.row());
      FloatVector m21 = FloatVector.fromArray(SPECIES, data, f + 2 * from.row() + from.column());
      FloatVector m22 = FloatVector.fromArray(SPECIES, data, f + 2 * from.row() + 2 * from.column());
      FloatVector m23 = FloatVector.fromArray(SPECIES, data, f + 2 * from.row() + 3 * from.column());
      FloatVector m30 = FloatVector.fromArray(SPECIES, data, f + 3 * from.row());
      FloatVector m31 = FloatVector.fromArray(SPECIES, data, f + 3 * from.row() + from.column());
      FloatVector m32 = FloatVector.fromArray(SPECIES, data, f + 3 * from.row() + 2 * from.column());
      FloatVector m33 = FloatVector.fromArray(SPECIES, data, f + 3 * from.row() + 3 * from.column());
      FloatVector c00 = m00.add(m10).add(m20);
      FloatVector c10 = m10.sub(m20).add(m30);
      FloatVector c01 = m01.add(m11).add(m21);
      FloatVector c11 = m11.sub(m21).add(m31);
      FloatVector c02 = m02.add(m12).add(m22);
      FloatVector c12 = m12.sub(m22).add(m32);
      FloatVector c03 = m03.add(m13).add(m23);
      FloatVector c13 = m13.sub(m23).add(m33);
      c00.add(c01).add(c02).intoArray(data, t);
      c01.sub(c02).add(c03).intoArray(data, t + to.column());
      c10.add(c11).add(c12).intoArray(data, t + to.row());
      c11.sub(c12).add(c13).intoArray(data, t + to.row() + to.column());
    }
  }

  @Override
  public void filter(int count, float[] data, int fromAt, Grid from, int toAt, Grid to, int scratchAt) {
    for (int i = 0, f = fromAt, t = toAt; i < count; i++, f += from.next(), t += to.next()) {
      FloatVector g00 = FloatVector.fromArray(SPECIES, data, f);
      FloatVector g01 = FloatVector.fromArray(SPECIES, data, f + from.column());
      FloatVector g02 = FloatVector.fromArray(SPECIES, data, f + 2 * from.column());
      FloatVector g10 = FloatVector.fromArray(SPECIES, data, f + from.row());
      FloatVector g11 = FloatVector.fromArray(SPECIES, data, f + from.row() + from.column());
      FloatVector g12 = FloatVector.fromArray(SPECIES, data, f + from.row() + 2 * from.column());
      FloatVector g20 = FloatVector.fromArray(SPECIES, data, f + 2 * from.row());
      FloatVector g21 = FloatVector.fromArray(SPECIES, data, f + 2 * from.row() + from.column());
      FloatVector g22 = FloatVector.fromArray(SPECIES, data, f + 2 * from.row() + 2 * from.column());
      FloatVector even0 = g00.add(g20);
      FloatVector c00 = g00;
      FloatVector c10 = even0.add(g10).mul(0.5f);
      FloatVector c20 = even0.sub(g10).mul(0.5f);
      FloatVector c30 = g20;
      FloatVector even1 = g01.add(g21);
      FloatVector c01 = g01;
      FloatVector c11 = even1.add(g11).mul(0.5f);
      FloatVector c21 = even1.sub(g11).mul(0.5f);
      FloatVector c31 = g21;
      FloatVector even2 = g02.add(g22);
      FloatVector c02 = g02;
      FloatVector c12 = even2.add(g12).mul(0.5f);
      FloatVector c22 = even2.sub(g12).mul(0.5f);
      FloatVector c32 = g22;
      FloatVector evenOfRow0 = c00.add(c02);
      c00.intoArray(data, t);
      evenOfRow0.add(c01).mul(0.5f).intoArray(data, t + to.column());
      evenOfRow0.sub(c01).mul(0.5f).intoArray(data, t + 2 * to.column());
      c02.intoArray(data, t + 3 * to.column());
      FloatVector evenOfRow1 = c10.add(c12);
      c10.intoArray(data, t + to.row());
      evenOfRow1.add(c11).mul(0.5f).intoArray(data, t + to.row() + to.column());
      evenOfRow1.sub(c11).mul(0.5f).intoArray(data, t + to.row() + 2 * to.column());
      c12.intoArray(data, t + to.row() + 3 * to.column());
      FloatVector evenOfRow2 = c20.add(c22);
      c20.intoArray(data, t + 2 * to.row());
      evenOfRow2.add(c21).mul(0.5f).intoArray(data, t + 2 * to.row() + to.column());
      evenOfRow2.sub(c21).mul(0.5f).intoArray(data, t + 2 * to.row() + 2 * to.column());
      c22.intoArray(data, t + 2 * to.row() + 3 * to.column());
      FloatVector evenOfRow3 = c30.add(c32);
      c30.intoArray(data, t + 3 * to.row());
      evenOfRow3.add(c31).mul(0.5f).intoArray(data, t + 3 * to.row() + to.column());
      evenOfRow3.sub(c31).mul(0.5f).intoArray(data, t + 3 * to.row() + 2 * to.column());
      c32.intoArray(data, t + 3 * to.row() + 3 * to.column());
    }
  }

  @Override
  public void gradient(int count, float[] data, int fromAt, Grid from, int toAt, Grid to, int scratchAt) {
    for (int i = 0, f = fromAt, t = toAt; i < count; i++, f += from.next(), t += to.next()) {
      FloatVector y00 = FloatVector.fromArray(SPECIES, data, f);
      FloatVector y01 = FloatVector.fromArray(SPECIES, data, f + from.column());
      FloatVector y10 = FloatVector.fromArray(SPECIES, data, f + from.row());
      FloatVector y11 = FloatVector.fromArray(SPECIES, data, f + from.row() + from.column());
      FloatVector c00 = y00;
      FloatVector c10 = y00.add(y10);
      FloatVector c20 = y00.sub(y10);
      FloatVector c30 = y10;
      FloatVector c01 = y01;
      FloatVector c11 = y01.add(y11);
      FloatVector c21 = y01.sub(y11);
      FloatVector c31 = y11;
      c00.intoArray(data, t);
      c00.add(c01).intoArray(data, t + to.column());
      c00.sub(c01).intoArray(data, t + 2 * to.column());
      c01.intoArray(data, t + 3 * to.column());
      c10.intoArray(data, t + to.row());
      c10.add(c11).intoArray(data, t + to.row() + to.column());
      c10.sub(c11).intoArray(data, t + to.row() + 2 * to.column());
      c11.intoArray(data, t + to.row() + 3 * to.column());
      c20.intoArray(data, t + 2 * to.row());
      c20.add(c21).intoArray(data, t + 2 * to.row() + to.column());
      c20.sub(c21).intoArray(data, t + 2 * to.row() + 2 * to.column());
      c21.intoArray(data, t + 2 * to.row() + 3 * to.column());
      c30.intoArray(data, t + 3 * to.row());
      c30.add(c31).intoArray(data, t + 3 * to.row() + to.column());
      c30.sub(c31).intoArray(data, t + 3 * to.row() + 2 * to.column());
      c31.intoArray(data, t + 3 * to.row() + 3 * to.column());
    }
  }

  @Override
  public void filterGradient(int count, float[] data, int fromAt, Grid from, int toAt, Grid to, int scratchAt) {
    for (int i = 0, f = fromAt, t = toAt; i < count; i++, f += from.next(), t += to.next()) {
      FloatVector u00 = FloatVector.fromArray(SPECIES, data, f);
      FloatVector u01 = FloatVector.fromArray(SPECIES, data, f + from.column());
      FloatVector u02 = FloatVector.fromArray(SPECIES, data, f + 2 * from.column());
      FloatVector u03 = FloatVector.fromArray(SPECIES, data, f + 3 * from.column());
      FloatVector u10 = FloatVector.fromArray(SPECIES, data, f + from.row());
      FloatVector u11 = FloatVector.fromArray(SPECIES, data, f + from.row() + from.column());
      FloatVector u12 = FloatVector.fromArray(SPECIES, data, f + from.row() + 2 * from.column());
      FloatVector u13 = FloatVector.fromArray(SPECIES, data, f + from.row() + 3 * from.column());
      FloatVector u20 = FloatVector.fromArray(SPECIES, data, f + 2 * from.row());
      FloatVector u21 = FloatVector.fromArray(SPECIES, data, f + 2 * from.row() + from.column());
      FloatVector u22 = FloatVector.fromArray(SPECIES, data, f + 2 * from.row() + 2 * from.column());
      FloatVector u23 = FloatVector.fromArray(SPECIES, data, f + 2 * from.row() + 3 * from.column());
      FloatVector u30 = FloatVector.fromArray(SPECIES, data, f + 3 * from.row());
      FloatVector u31 = FloatVector.fromArray(SPECIES, data, f + 3 * from.row() + from.column());
      FloatVector u32 = FloatVector.fromArray(SPECIES, data, f + 3 * from.row() + 2 * from.column());
      FloatVector u33 = FloatVector.fromArray(SPECIES, data, f + 3 * from.row() + 3 * from.column());
      FloatVector sum0 = u10.add(u20);
      FloatVector c00 = sum0.fma(broadcast(0.5f), u00);
      FloatVector c10 = u10.sub(u20).mul(0.5f);
      FloatVector c20 = sum0.fma(broadcast(0.5f), u30);
      FloatVector sum1 = u11.add(u21);
      FloatVector c01 = sum1.fma(broadcast(0.5f), u01);
      FloatVector c11 = u11.sub(u21).mul(0.5f);
      FloatVector c21 = sum1.fma(broadcast(0.5f), u31);
      FloatVector sum2 = u12.add(u22);
      FloatVector c02 = sum2.fma(broadcast(0.5f), u02);
      FloatVector c12 = u12.sub(u22).mul(0.5f);
      FloatVector c22 = sum2.fma(broadcast(0.5f), u32);
      FloatVector sum3 = u13.add(u23);
      FloatVector c03 = sum3.fma(broadcast(0.5f), u03);
      FloatVector c13 = u13.sub(u23).mul(0.5f);
      FloatVector c23 = sum3.fma(broadcast(0.5f), u33);
      FloatVector sumOfRow0 = c01.add(c02);
      sumOfRow0.fma(broadcast(0.5f), c00).intoArray(data, t);
      c01.sub(c02).mul(0.5f).intoArray(data, t + to.column());
      sumOfRow0.fma(broadcast(0.5f), c03).intoArray(data, t + 2 * to.column());
      FloatVector sumOfRow1 = c11.add(c12);
      sumOfRow1.fma(broadcast(0.5f), c10).intoArray(data, t + to.row());
      c11.sub(c12).mul(0.5f).intoArray(data, t + to.row() + to.column());
      sumOfRow1.fma(broadcast(0.5f), c13).intoArray(data, t + to.row() + 2 * to.column());
      FloatVector sumOfRow2 = c21.add(c22);
      sumOfRow2.fma(broadcast(0.5f), c20).intoArray(data, t + 2 * to.row());
      c21.sub(c22).mul(0.5f).intoArray(data, t + 2 * to.row() + to.column());
      sumOfRow2.fma(broadcast(0.5f), c23).intoArray(data, t + 2 * to.row() + 2 * to.column());
    }
  }

  private static FloatVector broadcast(float factor) {
    return FloatVector.broadcast(SPECIES, factor);
  }
}
