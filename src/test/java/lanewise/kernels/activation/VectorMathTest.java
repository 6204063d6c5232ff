package lanewise.kernels.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import jdk.incubator.vector.FloatVector;
import lanewise.kernels.common.VectorWidth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// [ScalarMath] against `StrictMath`, and [VectorMath] against [ScalarMath], over every 4099th of all 2^32 floats: each
/// exponent, each sign, infinities and many NaNs among them.
class VectorMathTest {

  private static final int STRIDE = 4099;
  private static final int SAMPLES = (int) ((1L << 32) / STRIDE);

  @FunctionalInterface
  private interface FloatFunction {
    float of(float x);
  }

  @BeforeEach
  void widthIsTheOneAskedFor() {
    VectorWidth.assertAsAsked();
  }

  @Test
  void expIsWithinOneUlp() {
    assertUlps(ScalarMath::exp, StrictMath::exp, ScalarMath.EXP_LOW, ScalarMath.EXP_HIGH, 1.0);
  }

  @Test
  void sigmoidIsWithinTwoAndAHalfUlps() {
    assertUlps(ScalarMath::sigmoid, x -> 1 / (1 + StrictMath.exp(-x)), -87, Float.POSITIVE_INFINITY, 2.5);
  }

  @Test
  void tanhIsWithinTwoUlps() {
    assertUlps(ScalarMath::tanh, StrictMath::tanh, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, 2.0);
  }

  @Test
  void expStaysANormalNumber() {
    float smallest = ScalarMath.exp(Float.NEGATIVE_INFINITY);
    float largest = ScalarMath.exp(Float.POSITIVE_INFINITY);
    assertEquals(ScalarMath.exp(ScalarMath.EXP_LOW), smallest);
    assertEquals(ScalarMath.exp(ScalarMath.EXP_HIGH), largest);
    assertTrue(smallest >= Float.MIN_NORMAL && smallest < 1.2e-38f, () -> "smallest exponential " + smallest);
    assertTrue(largest > 2.3e38f && largest < Float.MAX_VALUE, () -> "largest exponential " + largest);
    assertEquals(1f, ScalarMath.exp(0f));
  }

  @Test
  void tanhIsOddAndKeepsTheSignOfZero() {
    for (int i = 0; i < SAMPLES; i++) {
      float x = sample(i);
      assertEquals(-ScalarMath.tanh(x), ScalarMath.tanh(-x), () -> "tanh of " + x);
    }
    assertEquals(-0f, ScalarMath.tanh(-0f));
  }

  @Test
  void vectorsGiveTheBitsOfScalars() {
    assertSameBits("exp", ScalarMath::exp, VectorMath::exp);
    assertSameBits("sigmoid", ScalarMath::sigmoid, VectorMath::sigmoid);
    assertSameBits("tanh", ScalarMath::tanh, VectorMath::tanh);
  }

  private static float sample(int i) {
    return Float.intBitsToFloat(i * STRIDE);
  }

  private static void assertUlps(FloatFunction function, DoubleUnaryOperator exact, float low, float high,
      double limit) {
    double worst = 0;
    float where = 0;
    for (int i = 0; i < SAMPLES; i++) {
      float x = sample(i);
      if (x >= low && x <= high) {
        double truth = exact.applyAsDouble(x);
        double ulps = Math.abs(function.of(x) - truth) / Math.ulp((float) truth);
        if (!(ulps <= worst)) {
          worst = ulps;
          where = x;
        }
      } else if (Float.isNaN(x)) {
        assertTrue(Float.isNaN(function.of(x)), "NaN must stay NaN");
      }
    }
    assertTrue(worst <= limit, worst + " ulp at " + where + ", allowed are " + limit);
  }

  private static void assertSameBits(String name, FloatFunction scalar, UnaryOperator<FloatVector> vector) {
    float[] x = new float[VectorWidth.LANES];
    for (int i = 0; i < SAMPLES; i += x.length) {
      for (int l = 0; l < x.length; l++) {
        x[l] = sample(i + l);
      }
      float[] y = vector.apply(FloatVector.fromArray(FloatVector.SPECIES_PREFERRED, x, 0)).toArray();
      for (int l = 0; l < x.length; l++) {
        float at = x[l];
        assertEquals(Float.floatToIntBits(scalar.of(at)), Float.floatToIntBits(y[l]), () -> name + " of " + at);
      }
    }
  }
}
