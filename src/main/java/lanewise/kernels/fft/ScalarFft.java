package lanewise.kernels.fft;

import java.util.Arrays;

/// [Fft] in plain loops.
public final class ScalarFft extends Fft {

  @Override
  void pass(FftStage stage, int im, float[] from, int fromAt, int fromStep, float[] to, int toAt, int toStep) {
    switch (stage.radix()) {
      case 2 -> ScalarButterflies.radix2(stage, im, from, fromAt, fromStep, to, toAt, toStep);
      case 3 -> ScalarButterflies.radix3(stage, im, from, fromAt, fromStep, to, toAt, toStep);
      case 4 -> ScalarButterflies.radix4(stage, im, from, fromAt, fromStep, to, toAt, toStep);
      default -> ScalarButterflies.radix5(stage, im, from, fromAt, fromStep, to, toAt, toStep);
    }
  }

  @Override
  void split(FftPlan plan, float[] workspace, int halfAt, int stripAt) {
    int rows = plan.height() / 2;
    float[] roots = plan.realRoots();
    for (int u = 0; u <= rows / 2; u++) {
      float c = roots[2 * u];
      float s = roots[2 * u + 1];
      int a = halfAt + u * BLOCK;
      int b = halfAt + (u == 0 ? 0 : rows - u) * BLOCK;
      int upper = stripAt + u * BLOCK;
      int lower = stripAt + (rows - u) * BLOCK;
      for (int lane = 0; lane < LANES; lane++) {
        float ar = workspace[a + lane];
        float ai = workspace[a + LANES + lane];
        float br = workspace[b + lane];
        float bi = workspace[b + LANES + lane];
        float er = 0.5f * (ar + br);
        float ei = 0.5f * (ai - bi);
        float or = 0.5f * (ai + bi);
        float oi = 0.5f * (br - ar);
        float tr = Math.fma(or, c, -(oi * s));
        float ti = Math.fma(or, s, oi * c);
        workspace[lower + lane] = er - tr;
        workspace[lower + LANES + lane] = ti - ei;
        workspace[upper + lane] = er + tr;
        workspace[upper + LANES + lane] = ei + ti;
      }
    }
  }

  @Override
  void merge(FftPlan plan, float[] workspace, int stripAt, int halfAt) {
    int rows = plan.height() / 2;
    float[] roots = plan.realRoots();
    for (int u = 0; u <= rows / 2; u++) {
      float c = roots[2 * u];
      float s = roots[2 * u + 1];
      int a = stripAt + u * BLOCK;
      int b = stripAt + (rows - u) * BLOCK;
      int upper = halfAt + u * BLOCK;
      int lower = halfAt + (u == 0 ? 0 : rows - u) * BLOCK;
      for (int lane = 0; lane < LANES; lane++) {
        float ar = workspace[a + lane];
        float ai = workspace[a + LANES + lane];
        float br = workspace[b + lane];
        float bi = workspace[b + LANES + lane];
        float er = ar + br;
        float ei = ai - bi;
        float dr = ar - br;
        float di = ai + bi;
        float or = Math.fma(dr, c, di * s);
        float oi = Math.fma(di, c, -(dr * s));
        workspace[lower + lane] = er + oi;
        workspace[lower + LANES + lane] = or - ei;
        workspace[upper + lane] = er - oi;
        workspace[upper + LANES + lane] = ei + or;
      }
    }
  }

  @Override
  void transpose(int rows, int columns, float[] workspace, int from, int to) {
    for (int j = 0; j < columns; j++) {
      for (int i = 0; i < rows; i++) {
        workspace[to + j * BLOCK + i] = workspace[from + i * BLOCK + j];
      }
    }
  }

  @Override
  void loadStrip(FftWindow window, int columns, float[] x, int xAt, float[] strip, int stripAt) {
    for (int row = 0; row < window.rows(); row++) {
      int to = stripAt + row * LANES;
      System.arraycopy(x, xAt + row * window.columns(), strip, to, columns);
      Arrays.fill(strip, to + columns, to + LANES, 0f);
    }
  }

  @Override
  void addStrip(FftWindow window, int columns, float scale, float[] strip, int stripAt, float[] x, int xAt) {
    for (int row = 0; row < window.rows(); row++) {
      int from = stripAt + row * LANES;
      int to = xAt + row * window.columns();
      for (int lane = 0; lane < columns; lane++) {
        x[to + lane] = Math.fma(scale, strip[from + lane], x[to + lane]);
      }
    }
  }

  @Override
  public void multiply(int blocks, float[] a, int aAt, float[] b, int bAt, float[] product, int productAt) {
    for (int block = 0; block < blocks * BLOCK; block += BLOCK) {
      for (int lane = block; lane < block + LANES; lane++) {
        float ar = a[aAt + lane];
        float ai = a[aAt + LANES + lane];
        float br = b[bAt + lane];
        float bi = b[bAt + LANES + lane];
        product[productAt + lane] = Math.fma(ar, br, -(ai * bi));
        product[productAt + LANES + lane] = Math.fma(ar, bi, ai * br);
      }
    }
  }

  @Override
  public void conjugate(int blocks, float[] spectrum, int spectrumAt) {
    for (int block = spectrumAt; block < spectrumAt + blocks * BLOCK; block += BLOCK) {
      for (int lane = LANES; lane < BLOCK; lane++) {
        spectrum[block + lane] = -spectrum[block + lane];
      }
    }
  }
}
