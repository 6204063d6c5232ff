package lanewise.kernels.fft;

/// The sums of the passes of [Fft], in plain loops: x_i are the inputs after their factors, y_j the outputs.
///
/// * radix 2: `y0 = x0 + x1`, `y1 = x0 − x1`
/// * radix 3: with `t = x1 + x2`, `d = x1 − x2`, `m = fma(−½, t, x0)`: `y0 = x0 + t`, `y1 = m − i·S3·d`,
///   `y2 = m + i·S3·d`, each part one `fma`
/// * radix 4: with `a = x0 + x2`, `b = x0 − x2`, `c = x1 + x3`, `d = x1 − x3`: `y0 = a + c`, `y1 = b − i·d`,
///   `y2 = a − c`, `y3 = b + i·d`
/// * radix 5: with `a = x1 + x4`, `b = x2 + x3`, `c = x1 − x4`, `d = x2 − x3`, `m1 = fma(C2, b, fma(C1, a, x0))`,
///   `m2 = fma(C1, b, fma(C2, a, x0))`, `s1 = fma(S2, d, S1·c)`, `s2 = fma(−S1, d, S2·c)`: `y0 = (x0 + a) + b`,
///   `y1 = m1 − i·s1`, `y2 = m2 − i·s2`, `y3 = m2 + i·s2`, `y4 = m1 + i·s1`
///
/// Arguments as for [Fft#pass].
final class ScalarButterflies {

  /// sin 60°
  static final float S3 = 0.8660254037844386f;

  /// cos 72°
  static final float C1 = 0.30901699437494745f;

  /// cos 144°
  static final float C2 = -0.8090169943749475f;

  /// sin 72°
  static final float S1 = 0.9510565162951535f;

  /// sin 144°
  static final float S2 = 0.5877852522924731f;

  private ScalarButterflies() {}

  static void radix2(FftStage stage, int im, float[] from, int fromAt, int fromStep, float[] to, int toAt, int toStep) {
    float[] w = stage.twiddles();
    int in1 = stage.left() * fromStep;
    int out1 = stage.done() * stage.left() * toStep;
    int x = fromAt;
    int y = toAt;
    for (int q = 0; q < stage.done(); q++) {
      float c1 = w[2 * q];
      float s1 = w[2 * q + 1];
      for (int s = 0; s < stage.left(); s++) {
        for (int lane = 0; lane < Fft.LANES; lane++) {
          int i = x + lane;
          int o = y + lane;
          float r0 = from[i];
          float i0 = from[i + im];
          float a1 = from[i + in1];
          float b1 = from[i + in1 + im];
          float r1 = Math.fma(a1, c1, -(b1 * s1));
          float i1 = Math.fma(a1, s1, b1 * c1);
          to[o] = r0 + r1;
          to[o + im] = i0 + i1;
          to[o + out1] = r0 - r1;
          to[o + out1 + im] = i0 - i1;
        }
        x += fromStep;
        y += toStep;
      }
      x += in1;
    }
  }

  static void radix3(FftStage stage, int im, float[] from, int fromAt, int fromStep, float[] to, int toAt, int toStep) {
    float[] w = stage.twiddles();
    int in1 = stage.left() * fromStep;
    int out1 = stage.done() * stage.left() * toStep;
    int x = fromAt;
    int y = toAt;
    for (int q = 0; q < stage.done(); q++) {
      float c1 = w[4 * q];
      float s1 = w[4 * q + 1];
      float c2 = w[4 * q + 2];
      float s2 = w[4 * q + 3];
      for (int s = 0; s < stage.left(); s++) {
        for (int lane = 0; lane < Fft.LANES; lane++) {
          int i = x + lane;
          int o = y + lane;
          float r0 = from[i];
          float i0 = from[i + im];
          float a1 = from[i + in1];
          float b1 = from[i + in1 + im];
          float a2 = from[i + 2 * in1];
          float b2 = from[i + 2 * in1 + im];
          float r1 = Math.fma(a1, c1, -(b1 * s1));
          float i1 = Math.fma(a1, s1, b1 * c1);
          float r2 = Math.fma(a2, c2, -(b2 * s2));
          float i2 = Math.fma(a2, s2, b2 * c2);
          float tr = r1 + r2;
          float ti = i1 + i2;
          float dr = r1 - r2;
          float di = i1 - i2;
          float mr = Math.fma(-0.5f, tr, r0);
          float mi = Math.fma(-0.5f, ti, i0);
          to[o] = r0 + tr;
          to[o + im] = i0 + ti;
          to[o + out1] = Math.fma(S3, di, mr);
          to[o + out1 + im] = Math.fma(-S3, dr, mi);
          to[o + 2 * out1] = Math.fma(-S3, di, mr);
          to[o + 2 * out1 + im] = Math.fma(S3, dr, mi);
        }
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
      float c1 = w[6 * q];
      float s1 = w[6 * q + 1];
      float c2 = w[6 * q + 2];
      float s2 = w[6 * q + 3];
      float c3 = w[6 * q + 4];
      float s3 = w[6 * q + 5];
      for (int s = 0; s < stage.left(); s++) {
        for (int lane = 0; lane < Fft.LANES; lane++) {
          int i = x + lane;
          int o = y + lane;
          float r0 = from[i];
          float i0 = from[i + im];
          float a1 = from[i + in1];
          float b1 = from[i + in1 + im];
          float a2 = from[i + 2 * in1];
          float b2 = from[i + 2 * in1 + im];
          float a3 = from[i + 3 * in1];
          float b3 = from[i + 3 * in1 + im];
          float r1 = Math.fma(a1, c1, -(b1 * s1));
          float i1 = Math.fma(a1, s1, b1 * c1);
          float r2 = Math.fma(a2, c2, -(b2 * s2));
          float i2 = Math.fma(a2, s2, b2 * c2);
          float r3 = Math.fma(a3, c3, -(b3 * s3));
          float i3 = Math.fma(a3, s3, b3 * c3);
          float ar = r0 + r2;
          float ai = i0 + i2;
          float br = r0 - r2;
          float bi = i0 - i2;
          float cr = r1 + r3;
          float ci = i1 + i3;
          float dr = r1 - r3;
          float di = i1 - i3;
          to[o] = ar + cr;
          to[o + im] = ai + ci;
          to[o + out1] = br + di;
          to[o + out1 + im] = bi - dr;
          to[o + 2 * out1] = ar - cr;
          to[o + 2 * out1 + im] = ai - ci;
          to[o + 3 * out1] = br - di;
          to[o + 3 * out1 + im] = bi + dr;
        }
        x += fromStep;
        y += toStep;
      }
      x += 3 * in1;
    }
  }

  static void radix5(FftStage stage, int im, float[] from, int fromAt, int fromStep, float[] to, int toAt, int toStep) {
    float[] w = stage.twiddles();
    int in1 = stage.left() * fromStep;
    int out1 = stage.done() * stage.left() * toStep;
    int x = fromAt;
    int y = toAt;
    for (int q = 0; q < stage.done(); q++) {
      float c1 = w[8 * q];
      float s1 = w[8 * q + 1];
      float c2 = w[8 * q + 2];
      float s2 = w[8 * q + 3];
      float c3 = w[8 * q + 4];
      float s3 = w[8 * q + 5];
      float c4 = w[8 * q + 6];
      float s4 = w[8 * q + 7];
      for (int s = 0; s < stage.left(); s++) {
        for (int lane = 0; lane < Fft.LANES; lane++) {
          int i = x + lane;
          int o = y + lane;
          float r0 = from[i];
          float i0 = from[i + im];
          float a1 = from[i + in1];
          float b1 = from[i + in1 + im];
          float a2 = from[i + 2 * in1];
          float b2 = from[i + 2 * in1 + im];
          float a3 = from[i + 3 * in1];
          float b3 = from[i + 3 * in1 + im];
          float a4 = from[i + 4 * in1];
          float b4 = from[i + 4 * in1 + im];
          float r1 = Math.fma(a1, c1, -(b1 * s1));
          float i1 = Math.fma(a1, s1, b1 * c1);
          float r2 = Math.fma(a2, c2, -(b2 * s2));
          float i2 = Math.fma(a2, s2, b2 * c2);
          float r3 = Math.fma(a3, c3, -(b3 * s3));
          float i3 = Math.fma(a3, s3, b3 * c3);
          float r4 = Math.fma(a4, c4, -(b4 * s4));
          float i4 = Math.fma(a4, s4, b4 * c4);
          float ar = r1 + r4;
          float ai = i1 + i4;
          float br = r2 + r3;
          float bi = i2 + i3;
          float cr = r1 - r4;
          float ci = i1 - i4;
          float dr = r2 - r3;
          float di = i2 - i3;
          float m1r = Math.fma(C2, br, Math.fma(C1, ar, r0));
          float m1i = Math.fma(C2, bi, Math.fma(C1, ai, i0));
          float m2r = Math.fma(C1, br, Math.fma(C2, ar, r0));
          float m2i = Math.fma(C1, bi, Math.fma(C2, ai, i0));
          float s1r = Math.fma(S2, dr, S1 * cr);
          float s1i = Math.fma(S2, di, S1 * ci);
          float s2r = Math.fma(-S1, dr, S2 * cr);
          float s2i = Math.fma(-S1, di, S2 * ci);
          to[o] = r0 + ar + br;
          to[o + im] = i0 + ai + bi;
          to[o + out1] = m1r + s1i;
          to[o + out1 + im] = m1i - s1r;
          to[o + 2 * out1] = m2r + s2i;
          to[o + 2 * out1 + im] = m2i - s2r;
          to[o + 3 * out1] = m2r - s2i;
          to[o + 3 * out1 + im] = m2i + s2r;
          to[o + 4 * out1] = m1r - s1i;
          to[o + 4 * out1 + im] = m1i + s1r;
        }
        x += fromStep;
        y += toStep;
      }
      x += 4 * in1;
    }
  }
}
