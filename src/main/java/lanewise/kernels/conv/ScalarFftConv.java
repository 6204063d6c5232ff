package lanewise.kernels.conv;

import lanewise.kernels.fft.ScalarFft;

/// [FftConv] in plain loops. Four sums at a time keep their chains of additions apart and share what they multiply.
public final class ScalarFftConv extends FftConv {

  public ScalarFftConv() {
    super(new ScalarFft());
  }

  @Override
  void oneSum(int depth, float[] workspace, int aAt, float[] b, int bAt, int outAt) {
    for (int lane = 0; lane < LANES; lane++) {
      float re0 = 0;
      float im0 = 0;
      int a = aAt + lane;
      int b0 = bAt + lane;
      for (int d = 0; d < depth; d++) {
        float re = workspace[a];
        float im = workspace[a + LANES];
        re0 = Math.fma(-im, b[b0 + LANES], Math.fma(re, b[b0], re0));
        im0 = Math.fma(im, b[b0], Math.fma(re, b[b0 + LANES], im0));
        a += BLOCK;
        b0 += BLOCK;
      }
      store(re0, im0, workspace, outAt + lane);
    }
  }

  @Override
  void fourSums(int depth, float[] workspace, int aAt, float[] b, int bAt, int outAt) {
    int line = depth * BLOCK;
    for (int lane = 0; lane < LANES; lane++) {
      float re0 = 0;
      float im0 = 0;
      float re1 = 0;
      float im1 = 0;
      float re2 = 0;
      float im2 = 0;
      float re3 = 0;
      float im3 = 0;
      int a = aAt + lane;
      int b0 = bAt + lane;
      for (int d = 0; d < depth; d++) {
        float re = workspace[a];
        float im = workspace[a + LANES];
        int b1 = b0 + line;
        int b2 = b1 + line;
        int b3 = b2 + line;
        re0 = Math.fma(-im, b[b0 + LANES], Math.fma(re, b[b0], re0));
        im0 = Math.fma(im, b[b0], Math.fma(re, b[b0 + LANES], im0));
        re1 = Math.fma(-im, b[b1 + LANES], Math.fma(re, b[b1], re1));
        im1 = Math.fma(im, b[b1], Math.fma(re, b[b1 + LANES], im1));
        re2 = Math.fma(-im, b[b2 + LANES], Math.fma(re, b[b2], re2));
        im2 = Math.fma(im, b[b2], Math.fma(re, b[b2 + LANES], im2));
        re3 = Math.fma(-im, b[b3 + LANES], Math.fma(re, b[b3], re3));
        im3 = Math.fma(im, b[b3], Math.fma(re, b[b3 + LANES], im3));
        a += BLOCK;
        b0 += BLOCK;
      }
      store(re0, im0, workspace, outAt + lane);
      store(re1, im1, workspace, outAt + BLOCK + lane);
      store(re2, im2, workspace, outAt + 2 * BLOCK + lane);
      store(re3, im3, workspace, outAt + 3 * BLOCK + lane);
    }
  }

  private static void store(float re, float im, float[] to, int at) {
    to[at] = re;
    to[at + LANES] = im;
  }
}
