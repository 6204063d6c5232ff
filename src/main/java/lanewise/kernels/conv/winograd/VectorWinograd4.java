package lanewise.kernels.conv.winograd;

import static lanewise.kernels.conv.winograd.WinogradPoints.A;
import static lanewise.kernels.conv.winograd.WinogradPoints.A2;
import static lanewise.kernels.conv.winograd.WinogradPoints.A2_B2;
import static lanewise.kernels.conv.winograd.WinogradPoints.A2_PLUS_B2;
import static lanewise.kernels.conv.winograd.WinogradPoints.A3;
import static lanewise.kernels.conv.winograd.WinogradPoints.B;
import static lanewise.kernels.conv.winograd.WinogradPoints.B2;
import static lanewise.kernels.conv.winograd.WinogradPoints.B3;
import static lanewise.kernels.conv.winograd.WinogradPoints.N0;
import static lanewise.kernels.conv.winograd.WinogradPoints.NA;
import static lanewise.kernels.conv.winograd.WinogradPoints.NA_A;
import static lanewise.kernels.conv.winograd.WinogradPoints.NA_A2;
import static lanewise.kernels.conv.winograd.WinogradPoints.NB;
import static lanewise.kernels.conv.winograd.WinogradPoints.NB_B;
import static lanewise.kernels.conv.winograd.WinogradPoints.NB_B2;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The maps of [ScalarWinograd4], a register at a time.
final class VectorWinograd4 implements WinogradTransform {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();

  @Override
  public int outputs() {
    return 4;
  }

  @Override
  public void input(int count, float[] data, int fromAt, Grid from, int toAt, Grid to, int scratchAt) {
    inputs(1, 4 * count + 2, data, fromAt, from.row(), 0, from.column(), scratchAt, from.row(), 0, L);
    inputs(6, count, data, scratchAt, L, from.row(), 4 * L, toAt, to.column(), to.row(), to.next());
  }

  private static void inputs(int lines, int count, float[] data, int fromAt, int fromStep, int fromLine, int fromNext,
      int toAt, int toStep, int toLine, int toNext) {
    for (int line = 0; line < lines; line++) {
      int from = fromAt + line * fromLine;
      int to = toAt + line * toLine;
      for (int i = 0; i < count; i++, from += fromNext, to += toNext) {
        FloatVector d0 = FloatVector.fromArray(SPECIES, data, from);
        FloatVector d1 = FloatVector.fromArray(SPECIES, data, from + fromStep);
        FloatVector d2 = FloatVector.fromArray(SPECIES, data, from + 2 * fromStep);
        FloatVector d3 = FloatVector.fromArray(SPECIES, data, from + 3 * fromStep);
        FloatVector d4 = FloatVector.fromArray(SPECIES, data, from + 4 * fromStep);
        FloatVector d5 = FloatVector.fromArray(SPECIES, data, from + 5 * fromStep);
        FloatVector evenA = d2.fma(broadcast(-B2), d4);
        FloatVector oddA = d1.fma(broadcast(-B2), d3);
        FloatVector evenB = d2.fma(broadcast(-A2), d4);
        FloatVector oddB = d1.fma(broadcast(-A2), d3);
        d0.fma(broadcast(A2_B2), d2.fma(broadcast(-A2_PLUS_B2), d4)).intoArray(data, to);
        oddA.fma(broadcast(A), evenA).intoArray(data, to + toStep);
        oddA.fma(broadcast(-A), evenA).intoArray(data, to + 2 * toStep);
        oddB.fma(broadcast(B), evenB).intoArray(data, to + 3 * toStep);
        oddB.fma(broadcast(-B), evenB).intoArray(data, to + 4 * toStep);
        d1.fma(broadcast(A2_B2), d3.fma(broadcast(-A2_PLUS_B2), d5)).intoArray(data, to + 5 * toStep);
      }
    }
  }

  @Override
  public void output(int count, float[] data, int fromAt, Grid from, int toAt, Grid to, int scratchAt) {
    int row = count * 6 * L;
    outputs(6, count, data, fromAt, from.row(), from.column(), from.next(), scratchAt, row, L, 6 * L);
    outputs(4, count, data, scratchAt, L, row, 6 * L, toAt, to.column(), to.row(), to.next());
  }

  private static void outputs(int lines, int count, float[] data, int fromAt, int fromStep, int fromLine, int fromNext,
      int toAt, int toStep, int toLine, int toNext) {
    for (int line = 0; line < lines; line++) {
      int from = fromAt + line * fromLine;
      int to = toAt + line * toLine;
      for (int i = 0; i < count; i++, from += fromNext, to += toNext) {
        FloatVector m0 = FloatVector.fromArray(SPECIES, data, from);
        FloatVector m1 = FloatVector.fromArray(SPECIES, data, from + fromStep);
        FloatVector m2 = FloatVector.fromArray(SPECIES, data, from + 2 * fromStep);
        FloatVector m3 = FloatVector.fromArray(SPECIES, data, from + 3 * fromStep);
        FloatVector m4 = FloatVector.fromArray(SPECIES, data, from + 4 * fromStep);
        FloatVector m5 = FloatVector.fromArray(SPECIES, data, from + 5 * fromStep);
        FloatVector sumA = m1.add(m2);
        FloatVector differenceA = m1.sub(m2);
        FloatVector sumB = m3.add(m4);
        FloatVector differenceB = m3.sub(m4);
        m0.add(sumA).add(sumB).intoArray(data, to);
        differenceB.fma(broadcast(B), differenceA.mul(A)).intoArray(data, to + toStep);
        sumB.fma(broadcast(B2), sumA.mul(A2)).intoArray(data, to + 2 * toStep);
        differenceB.fma(broadcast(B3), differenceA.fma(broadcast(A3), m5)).intoArray(data, to + 3 * toStep);
      }
    }
  }

  @Override
  public void filter(int count, float[] data, int fromAt, Grid from, int toAt, Grid to, int scratchAt) {
    int row = count * 3 * L;
    filters(3, count, data, fromAt, from.row(), from.column(), from.next(), scratchAt, row, L, 3 * L);
    filters(6, count, data, scratchAt, L, row, 3 * L, toAt, to.column(), to.row(), to.next());
  }

  private static void filters(int lines, int count, float[] data, int fromAt, int fromStep, int fromLine, int fromNext,
      int toAt, int toStep, int toLine, int toNext) {
    for (int line = 0; line < lines; line++) {
      int from = fromAt + line * fromLine;
      int to = toAt + line * toLine;
      for (int i = 0; i < count; i++, from += fromNext, to += toNext) {
        FloatVector g0 = FloatVector.fromArray(SPECIES, data, from);
        FloatVector g1 = FloatVector.fromArray(SPECIES, data, from + fromStep);
        FloatVector g2 = FloatVector.fromArray(SPECIES, data, from + 2 * fromStep);
        FloatVector evenA = g2.fma(broadcast(A2), g0);
        FloatVector evenB = g2.fma(broadcast(B2), g0);
        g0.mul(N0).intoArray(data, to);
        g1.fma(broadcast(A), evenA).mul(NA).intoArray(data, to + toStep);
        g1.fma(broadcast(-A), evenA).mul(NA).intoArray(data, to + 2 * toStep);
        g1.fma(broadcast(B), evenB).mul(NB).intoArray(data, to + 3 * toStep);
        g1.fma(broadcast(-B), evenB).mul(NB).intoArray(data, to + 4 * toStep);
        g2.intoArray(data, to + 5 * toStep);
      }
    }
  }

  @Override
  public void gradient(int count, float[] data, int fromAt, Grid from, int toAt, Grid to, int scratchAt) {
    gradients(1, 4 * count, data, fromAt, from.row(), 0, from.column(), scratchAt, from.row(), 0, L);
    gradients(6, count, data, scratchAt, L, from.row(), 4 * L, toAt, to.column(), to.row(), to.next());
  }

  private static void gradients(int lines, int count, float[] data, int fromAt, int fromStep, int fromLine,
      int fromNext, int toAt, int toStep, int toLine, int toNext) {
    for (int line = 0; line < lines; line++) {
      int from = fromAt + line * fromLine;
      int to = toAt + line * toLine;
      for (int i = 0; i < count; i++, from += fromNext, to += toNext) {
        FloatVector y0 = FloatVector.fromArray(SPECIES, data, from);
        FloatVector y1 = FloatVector.fromArray(SPECIES, data, from + fromStep);
        FloatVector y2 = FloatVector.fromArray(SPECIES, data, from + 2 * fromStep);
        FloatVector y3 = FloatVector.fromArray(SPECIES, data, from + 3 * fromStep);
        FloatVector evenA = y2.fma(broadcast(A2), y0);
        FloatVector oddA = y3.fma(broadcast(A3), y1.mul(A));
        FloatVector evenB = y2.fma(broadcast(B2), y0);
        FloatVector oddB = y3.fma(broadcast(B3), y1.mul(B));
        y0.intoArray(data, to);
        evenA.add(oddA).intoArray(data, to + toStep);
        evenA.sub(oddA).intoArray(data, to + 2 * toStep);
        evenB.add(oddB).intoArray(data, to + 3 * toStep);
        evenB.sub(oddB).intoArray(data, to + 4 * toStep);
        y3.intoArray(data, to + 5 * toStep);
      }
    }
  }

  @Override
  public void filterGradient(int count, float[] data, int fromAt, Grid from, int toAt, Grid to, int scratchAt) {
    int row = count * 6 * L;
    filterGradients(6, count, data, fromAt, from.row(), from.column(), from.next(), scratchAt, row, L, 6 * L);
    filterGradients(3, count, data, scratchAt, L, row, 6 * L, toAt, to.column(), to.row(), to.next());
  }

  private static void filterGradients(int lines, int count, float[] data, int fromAt, int fromStep, int fromLine,
      int fromNext, int toAt, int toStep, int toLine, int toNext) {
    for (int line = 0; line < lines; line++) {
      int from = fromAt + line * fromLine;
      int to = toAt + line * toLine;
      for (int i = 0; i < count; i++, from += fromNext, to += toNext) {
        FloatVector u0 = FloatVector.fromArray(SPECIES, data, from);
        FloatVector u1 = FloatVector.fromArray(SPECIES, data, from + fromStep);
        FloatVector u2 = FloatVector.fromArray(SPECIES, data, from + 2 * fromStep);
        FloatVector u3 = FloatVector.fromArray(SPECIES, data, from + 3 * fromStep);
        FloatVector u4 = FloatVector.fromArray(SPECIES, data, from + 4 * fromStep);
        FloatVector u5 = FloatVector.fromArray(SPECIES, data, from + 5 * fromStep);
        FloatVector sumA = u1.add(u2);
        FloatVector sumB = u3.add(u4);
        u0.fma(broadcast(N0), sumA.fma(broadcast(NA), sumB.mul(NB))).intoArray(data, to);
        u1.sub(u2).fma(broadcast(NA_A), u3.sub(u4).mul(NB_B)).intoArray(data, to + toStep);
        sumA.fma(broadcast(NA_A2), sumB.fma(broadcast(NB_B2), u5)).intoArray(data, to + 2 * toStep);
      }
    }
  }

  private static FloatVector broadcast(float factor) {
    return FloatVector.broadcast(SPECIES, factor);
  }
}
