package lanewise.kernels.fft;

import static lanewise.kernels.fft.ScalarButterflies.C1;
import static lanewise.kernels.fft.ScalarButterflies.C2;
import static lanewise.kernels.fft.ScalarButterflies.S1;
import static lanewise.kernels.fft.ScalarButterflies.S2;
import static lanewise.kernels.fft.ScalarButterflies.S3;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The passes of [ScalarButterflies] on one register of lanes: the caller repeats them until all 16 lanes are done.
/// Arguments as for [Fft#pass].
final class VectorButterflies {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private VectorButterflies() {}

  static void radix2(FftStage stage, int im, float[] from, int fromAt, int fromStep, float[] to, int toAt, int toStep) {
    float[] w = stage.twiddles();
    int in1 = stage.left() * fromStep;
    int out1 = stage.done() * stage.left() * toStep;
    int x = fromAt;
    int y = toAt;
    for (int q = 0; q < stage.done(); q++) {
      var c1 = FloatVector.broadcast(SPECIES, w[2 * q]);
      var s1 = FloatVector.broadcast(SPECIES, w[2 * q + 1]);
      for (int s = 0; s < stage.left(); s++) {
        var r0 = FloatVector.fromArray(SPECIES, from, x);
        var i0 = FloatVector.fromArray(SPECIES, from, x + im);
        var a1 = FloatVector.fromArray(SPECIES, from, x + in1);
        var b1 = FloatVector.fromArray(SPECIES, from, x + in1 + im);
        var r1 = a1.fma(c1, b1.mul(s1).neg());
        var i1 = a1.fma(s1, b1.mul(c1));
        r0.add(r1).intoArray(to, y);
        i0.add(i1).intoArray(to, y + im);
        r0.sub(r1).intoArray(to, y + out1);
        i0.sub(i1).intoArray(to, y + out1 + im);
        x += fromStep;
        y += toStep;
      }
      x += in1;
    }
  }

  static void radix3(FftStage stage, int im, float[] from, int fromAt, int fromStep, float[] to, int toAt, int toStep) {
    float[] w = stage.twiddles();
    var minusHalf = FloatVector.broadcast(SPECIES, -0.5f);
    var sin = FloatVector.broadcast(SPECIES, S3);
    var minusSin = FloatVector.broadcast(SPECIES, -S3);
    int in1 = stage.left() * fromStep;
    int out1 = stage.done() * stage.left() * toStep;
    int x = fromAt;
    int y = toAt;
    for (int q = 0; q < stage.done(); q++) {
      var c1 = FloatVector.broadcast(SPECIES, w[4 * q]);
      var s1 = FloatVector.broadcast(SPECIES, w[4 * q + 1]);
      var c2 = FloatVector.broadcast(SPECIES, w[4 * q + 2]);
      var s2 = FloatVector.broadcast(SPECIES, w[4 * q + 3]);
      for (int s = 0; s < stage.left(); s++) {
        var r0 = FloatVector.fromArray(SPECIES, from, x);
        var i0 = FloatVector.fromArray(SPECIES, from, x + im);
        var a1 = FloatVector.fromArray(SPECIES, from, x + in1);
        var b1 = FloatVector.fromArray(SPECIES, from, x + in1 + im);
        var a2 = FloatVector.fromArray(SPECIES, from, x + 2 * in1);
        var b2 = FloatVector.fromArray(SPECIES, from, x + 2 * in1 + im);
        var r1 = a1.fma(c1, b1.mul(s1).neg());
        var i1 = a1.fma(s1, b1.mul(c1));
        var r2 = a2.fma(c2, b2.mul(s2).neg());
        var i2 = a2.fma(s2, b2.mul(c2));
        var tr = r1.add(r2);
        var ti = i1.add(i2);
        var dr = r1.sub(r2);
        var di = i1.sub(i2);
        var mr = tr.fma(minusHalf, r0);
        var mi = ti.fma(minusHalf, i0);
        r0.add(tr).intoArray(to, y);
        i0.add(ti).intoArray(to, y + im);
        di.fma(sin, mr).intoArray(to, y + out1);
        dr.fma(minusSin, mi).intoArray(to, y + out1 + im);
        di.fma(minusSin, mr).intoArray(to, y + 2 * out1);
        dr.fma(sin, mi).intoArray(to, y + 2 * out1 + im);
        x += fromStep;
        y += toStep;
      }
      x += 2 * in1;
    }
  }

  static void radix4(FftStage stage, int im, float[] from, int fromAt, int fromStep, float[] to, int toAt, int toStep) {
    float[] w = stage.twiddles();
    int in1 = stage.left() * fromStep;
    int out1 = stage.done() * stage.left() * toStep;
    int x = fromAt;
    int y = toAt;
    for (int q = 0; q < stage.done(); q++) {
      var c1 = FloatVector.broadcast(SPECIES, w[6 * q]);
      var s1 = FloatVector.broadcast(SPECIES, w[6 * q + 1]);
      var c2 = FloatVector.broadcast(SPECIES, w[6 * q + 2]);
      var s2 = FloatVector.broadcast(SPECIES, w[6 * q + 3]);
      var c3 = FloatVector.broadcast(SPECIES, w[6 * q + 4]);
      var s3 = FloatVector.broadcast(SPECIES, w[6 * q + 5]);
      for (int s = 0; s < stage.left(); s++) {
        var r0 = FloatVector.fromArray(SPECIES, from, x);
        var i0 = FloatVector.fromArray(SPECIES, from, x + im);
        var a1 = FloatVector.fromArray(SPECIES, from, x + in1);
        var b1 = FloatVector.fromArray(SPECIES, from, x + in1 + im);
        var a2 = FloatVector.fromArray(SPECIES, from, x + 2 * in1);
        var b2 = FloatVector.fromArray(SPECIES, from, x + 2 * in1 + im);
        var a3 = FloatVector.fromArray(SPECIES, from, x + 3 * in1);
        var b3 = FloatVector.fromArray(SPECIES, from, x + 3 * in1 + im);
        var r1 = a1.fma(c1, b1.mul(s1).neg());
        var i1 = a1.fma(s1, b1.mul(c1));
        var r2 = a2.fma(c2, b2.mul(s2).neg());
        var i2 = a2.fma(s2, b2.mul(c2));
        var r3 = a3.fma(c3, b3.mul(s3).neg());
        var i3 = a3.fma(s3, b3.mul(c3));
        var ar = r0.add(r2);
        var ai = i0.add(i2);
        var br = r0.sub(r2);
        var bi = i0.sub(i2);
        var cr = r1.add(r3);
        var ci = i1.add(i3);
        var dr = r1.sub(r3);
        var di = i1.sub(i3);
        ar.add(cr).intoArray(to, y);
        ai.add(ci).intoArray(to, y + im);
        br.add(di).intoArray(to, y + out1);
        bi.sub(dr).intoArray(to, y + out1 + im);
        ar.sub(cr).intoArray(to, y + 2 * out1);
        ai.sub(ci).intoArray(to, y + 2 * out1 + im);
        br.sub(di).intoArray(to, y + 3 * out1);
        bi.add(dr).intoArray(to, y + 3 * out1 + im);
        x += fromStep;
        y += toStep;
      }
      x += 3 * in1;
    }
  }

  static void radix5(FftStage stage, int im, float[] from, int fromAt, int fromStep, float[] to, int toAt, int toStep) {
    float[] w = stage.twiddles();
    var cos1 = FloatVector.broadcast(SPECIES, C1);
    var cos2 = FloatVector.broadcast(SPECIES, C2);
    var sin1 = FloatVector.broadcast(SPECIES, S1);
    var sin2 = FloatVector.broadcast(SPECIES, S2);
    var minusSin1 = FloatVector.broadcast(SPECIES, -S1);
    int in1 = stage.left() * fromStep;
    int out1 = stage.done() * stage.left() * toStep;
    int x = fromAt;
    int y = toAt;
    for (int q = 0; q < stage.done(); q++) {
      var c1 = FloatVector.broadcast(SPECIES, w[8 * q]);
      var s1 = FloatVector.broadcast(SPECIES, w[8 * q + 1]);
      var c2 = FloatVector.broadcast(SPECIES, w[8 * q + 2]);
      var s2 = FloatVector.broadcast(SPECIES, w[8 * q + 3]);
      var c3 = FloatVector.broadcast(SPECIES, w[8 * q + 4]);
      var s3 = FloatVector.broadcast(SPECIES, w[8 * q + 5]);
      var c4 = FloatVector.broadcast(SPECIES, w[8 * q + 6]);
      var s4 = FloatVector.broadcast(SPECIES, w[8 * q + 7]);
      for (int s = 0; s < stage.left(); s++) {
        var r0 = FloatVector.fromArray(SPECIES, from, x);
        var i0 = FloatVector.fromArray(SPECIES, from, x + im);
        var a1 = FloatVector.fromArray(SPECIES, from, x + in1);
        var b1 = FloatVector.fromArray(SPECIES, from, x + in1 + im);
        var a2 = FloatVector.fromArray(SPECIES, from, x + 2 * in1);
        var b2 = FloatVector.fromArray(SPECIES, from, x + 2 * in1 + im);
        var a3 = FloatVector.fromArray(SPECIES, from, x + 3 * in1);
        var b3 = FloatVector.fromArray(SPECIES, from, x + 3 * in1 + im);
        var a4 = FloatVector.fromArray(SPECIES, from, x + 4 * in1);
        var b4 = FloatVector.fromArray(SPECIES, from, x + 4 * in1 + im);
        var r1 = a1.fma(c1, b1.mul(s1).neg());
        var i1 = a1.fma(s1, b1.mul(c1));
        var r2 = a2.fma(c2, b2.mul(s2).neg());
        var i2 = a2.fma(s2, b2.mul(c2));
        var r3 = a3.fma(c3, b3.mul(s3).neg());
        var i3 = a3.fma(s3, b3.mul(c3));
        var r4 = a4.fma(c4, b4.mul(s4).neg());
        var i4 = a4.fma(s4, b4.mul(c4));
        var ar = r1.add(r4);
        var ai = i1.add(i4);
        var br = r2.add(r3);
        var bi = i2.add(i3);
        var cr = r1.sub(r4);
        var ci = i1.sub(i4);
        var dr = r2.sub(r3);
        var di = i2.sub(i3);
        var m1r = br.fma(cos2, ar.fma(cos1, r0));
        var m1i = bi.fma(cos2, ai.fma(cos1, i0));
        var m2r = br.fma(cos1, ar.fma(cos2, r0));
        var m2i = bi.fma(cos1, ai.fma(cos2, i0));
        var s1r = dr.fma(sin2, cr.mul(sin1));
        var s1i = di.fma(sin2, ci.mul(sin1));
        var s2r = dr.fma(minusSin1, cr.mul(sin2));
        var s2i = di.fma(minusSin1, ci.mul(sin2));
        r0.add(ar).add(br).intoArray(to, y);
        i0.add(ai).add(bi).intoArray(to, y + im);
        m1r.add(s1i).intoArray(to, y + out1);
        m1i.sub(s1r).intoArray(to, y + out1 + im);
        m2r.add(s2i).intoArray(to, y + 2 * out1);
        m2i.sub(s2r).intoArray(to, y + 2 * out1 + im);
        m2r.sub(s2i).intoArray(to, y + 3 * out1);
        m2i.add(s2r).intoArray(to, y + 3 * out1 + im);
        m1r.sub(s1i).intoArray(to, y + 4 * out1);
        m1i.add(s1r).intoArray(to, y + 4 * out1 + im);
        x += fromStep;
        y += toStep;
      }
      x += 4 * in1;
    }
  }
}
