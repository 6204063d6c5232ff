package lanewise.kernels.activation;

/// Elementary functions of one `float`, each a fixed sequence of operations that [VectorMath] repeats lane by lane.
/// The constants of both twins stand here.
final class ScalarMath {

  /// Arguments of [#exp] are clamped to `EXP_LOW` to `EXP_HIGH`: between them 2^n and the result are normal numbers.
  static final float EXP_LOW = -87.33654f;
  static final float EXP_HIGH = 88.37626f;

  static final float LOG2_E = 0x1.715476p0f;

  /// ln 2 in two parts (Cody and Waite 1980); the first has so few bits that n times it is exact.
  static final float LN2_HIGH = 0x1.62e4p-1f;
  static final float LN2_LOW = 0x1.7f7d1cp-20f;

  /// 1.5 · 2^23 rounds to an integer when it is added; the further 127 is the bias of the exponent, so that the low
  /// bits of the sum are the exponent of 2^n.
  static final float ROUNDING_SHIFT = 0x1.8p23f + 127f;
  static final int EXPONENT_SHIFT = 23;

  /// Minimax coefficients of `(e^r − 1 − r) / r²` for |r| ≤ ln 2 / 2, relative error of e^r 3.1e-9.
  static final float EXP_2 = 0.49999994f;
  static final float EXP_3 = 0.16666521f;
  static final float EXP_4 = 0.04166839f;
  static final float EXP_5 = 0.008368719f;
  static final float EXP_6 = 0.0013814592f;

  /// Below this |x|, [#tanh] is a polynomial, because `1 − 2 / (e^2x + 1)` cancels there.
  static final float TANH_SMALL = 0.625f;

  /// Minimax coefficients of `(tanh x − x) / x³` in x² for |x| ≤ 0.625, relative error of tanh 4.4e-9.
  static final float TANH_3 = -0.3333328f;
  static final float TANH_5 = 0.1333144f;
  static final float TANH_7 = -0.05373952f;
  static final float TANH_9 = 0.020638421f;
  static final float TANH_11 = -0.005704214f;

  private ScalarMath() {}

  /// `e^x`, within 1 ulp of `StrictMath.exp` for −87.33654 ≤ x ≤ 88.37626; what lies outside gives the value at the
  /// nearer end (1.2e-38 or 2.4e38, infinities included), so the result is a normal number; NaN gives NaN.
  static float exp(float x) {
    float clamped = x > EXP_HIGH ? EXP_HIGH : x < EXP_LOW ? EXP_LOW : x;
    float shifted = Math.fma(clamped, LOG2_E, ROUNDING_SHIFT);
    float n = shifted - ROUNDING_SHIFT;
    float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, clamped));
    float p = Math.fma(EXP_6, r, EXP_5);
    p = Math.fma(p, r, EXP_4);
    p = Math.fma(p, r, EXP_3);
    p = Math.fma(p, r, EXP_2);
    p = Math.fma(p, r, 1f);
    p = Math.fma(p, r, 1f);
    return p * Float.intBitsToFloat(Float.floatToRawIntBits(shifted) << EXPONENT_SHIFT);
  }

  /// `1 / (1 + e^−x)`, from `e^−|x|`, so that nothing overflows and small results keep their digits: within 2.5 ulp for
  /// x ≥ −87, and about 1e-38 below.
  static float sigmoid(float x) {
    float e = exp(-Math.abs(x));
    return (x < 0f ? e : 1f) / (1f + e);
  }

  /// `tanh x`, within 2 ulp of `StrictMath.tanh`, an odd function bit for bit.
  static float tanh(float x) {
    float a = Math.abs(x);
    return Math.copySign(a < TANH_SMALL ? tanhSmall(a) : 1f - 2f / (exp(a + a) + 1f), x);
  }

  private static float tanhSmall(float a) {
    float z = a * a;
    float p = Math.fma(TANH_11, z, TANH_9);
    p = Math.fma(p, z, TANH_7);
    p = Math.fma(p, z, TANH_5);
    p = Math.fma(p, z, TANH_3);
    return Math.fma(p, z * a, a);
  }
}
