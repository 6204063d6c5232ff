package lanewise.kernels.fft;

import java.util.ArrayList;
import java.util.List;

/// One pass of a complex transform of length n in the self-sorting order of Stockham: transforms of length `done`, of
/// every n / `done`-th element each, become transforms of length `done · radix`.
///
/// For q below `done`, s below `left` and output j below `radix`, with ω = e^(−2πi / radix):
/// `to[(q + done·j)·left + s] = Σ_i ω^(i·j) · W^(i·q) · from[(q·radix + i)·left + s]`, W = e^(−2πi / (done·radix)).
///
/// @param left transforms that remain to be combined: n / (done · radix)
/// @param twiddles W^(i·q), for each q the cosine and sine of i = 1, ..., radix − 1
record FftStage(int radix, int done, int left, float[] twiddles) {

  private static final int[] RADICES = {4, 2, 3, 5};

  /// The passes of a transform: 4 as often as it divides, then 2, 3 and 5. None for length 1.
  ///
  /// @param length a product of 2, 3 and 5
  static List<FftStage> of(int length) {
    List<FftStage> stages = new ArrayList<>();
    int left = length;
    for (int radix : RADICES) {
      while (left % radix == 0) {
        int done = length / left;
        left /= radix;
        stages.add(new FftStage(radix, done, left, twiddles(radix, done)));
      }
    }
    return List.copyOf(stages);
  }

  private static float[] twiddles(int radix, int done) {
    float[] table = new float[done * (radix - 1) * 2];
    int at = 0;
    for (int q = 0; q < done; q++) {
      for (int i = 1; i < radix; i++) {
        root(i * q, done * radix, table, at);
        at += 2;
      }
    }
    return table;
  }

  /// Writes cosine and sine of −2π · k / n: computed in double, rounded once.
  static void root(int k, int n, float[] table, int at) {
    double angle = -2 * Math.PI * k / n;
    table[at] = (float) StrictMath.cos(angle);
    table[at + 1] = (float) StrictMath.sin(angle);
  }
}
