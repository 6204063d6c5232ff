package lanewise.kernels.probe;

/// [ProbeKernel] with one float at a time.
public final class ScalarProbe implements ProbeKernel {

  @Override
  public long flopsOfFma() {
    return 2 * CHAINS;
  }

  @Override
  public float fma(int iterations) {
    float s0 = 0;
    float s1 = 1;
    float s2 = 2;
    float s3 = 3;
    float s4 = 4;
    float s5 = 5;
    float s6 = 6;
    float s7 = 7;
    float s8 = 8;
    float s9 = 9;
    float s10 = 10;
    float s11 = 11;
    for (int i = 0; i < iterations; i++) {
      s0 = Math.fma(FACTOR, FACTOR, s0);
      s1 = Math.fma(FACTOR, FACTOR, s1);
      s2 = Math.fma(FACTOR, FACTOR, s2);
      s3 = Math.fma(FACTOR, FACTOR, s3);
      s4 = Math.fma(FACTOR, FACTOR, s4);
      s5 = Math.fma(FACTOR, FACTOR, s5);
      s6 = Math.fma(FACTOR, FACTOR, s6);
      s7 = Math.fma(FACTOR, FACTOR, s7);
      s8 = Math.fma(FACTOR, FACTOR, s8);
      s9 = Math.fma(FACTOR, FACTOR, s9);
      s10 = Math.fma(FACTOR, FACTOR, s10);
      s11 = Math.fma(FACTOR, FACTOR, s11);
    }
    return s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11;
  }

  @Override
  public int read(int length, float[] x, int xAt) {
    int bits = 0;
    for (int i = 0; i < length; i++) {
      bits ^= Float.floatToRawIntBits(x[xAt + i]);
    }
    return bits;
  }
}
