package lanewise.kernels.activation;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The functions of [ScalarMath] for every lane of a vector of the preferred species: same operations, same order, same
/// bits.
///
/// C2 inlines only so many nodes into one loop: call a function at one place in a method.
final class VectorMath {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final FloatVector ONE = constant(1f);
  private static final FloatVector TWO = constant(2f);
  private static final int SIGN_BIT = 0x8000_0000;

  private static final FloatVector EXP_LOW = constant(ScalarMath.EXP_LOW);
  private static final FloatVector EXP_HIGH = constant(ScalarMath.EXP_HIGH);
  private static final FloatVector LOG2_E = constant(ScalarMath.LOG2_E);
  private static final FloatVector MINUS_LN2_HIGH = constant(-ScalarMath.LN2_HIGH);
  private static final FloatVector MINUS_LN2_LOW = constant(-ScalarMath.LN2_LOW);
  private static final FloatVector ROUNDING_SHIFT = constant(ScalarMath.ROUNDING_SHIFT);
  private static final FloatVector EXP_2 = constant(ScalarMath.EXP_2);
  private static final FloatVector EXP_3 = constant(ScalarMath.EXP_3);
  private static final FloatVector EXP_4 = constant(ScalarMath.EXP_4);
  private static final FloatVector EXP_5 = constant(ScalarMath.EXP_5);
  private static final FloatVector EXP_6 = constant(ScalarMath.EXP_6);

  private static final FloatVector TANH_SMALL = constant(ScalarMath.TANH_SMALL);
  private static final FloatVector TANH_3 = constant(ScalarMath.TANH_3);
  private static final FloatVector TANH_5 = constant(ScalarMath.TANH_5);
  private static final FloatVector TANH_7 = constant(ScalarMath.TANH_7);
  private static final FloatVector TANH_9 = constant(ScalarMath.TANH_9);
  private static final FloatVector TANH_11 = constant(ScalarMath.TANH_11);

  private VectorMath() {}

  /// `e^x`, see [ScalarMath#exp].
  static FloatVector exp(FloatVector x) {
    var clamped = x.blend(EXP_HIGH, x.compare(GT, EXP_HIGH)).blend(EXP_LOW, x.compare(LT, EXP_LOW));
    var shifted = clamped.fma(LOG2_E, ROUNDING_SHIFT);
    var n = shifted.sub(ROUNDING_SHIFT);
    var r = n.fma(MINUS_LN2_LOW, n.fma(MINUS_LN2_HIGH, clamped));
    var p = EXP_6.fma(r, EXP_5);
    p = p.fma(r, EXP_4);
    p = p.fma(r, EXP_3);
    p = p.fma(r, EXP_2);
    p = p.fma(r, ONE);
    p = p.fma(r, ONE);
    return p.mul(shifted.reinterpretAsInts().lanewise(LSHL, ScalarMath.EXPONENT_SHIFT).reinterpretAsFloats());
  }

  /// `1 / (1 + e^−x)`, see [ScalarMath#sigmoid].
  static FloatVector sigmoid(FloatVector x) {
    var e = exp(x.abs().neg());
    return ONE.blend(e, x.compare(LT, 0f)).div(ONE.add(e));
  }

  /// `tanh x`, see [ScalarMath#tanh].
  static FloatVector tanh(FloatVector x) {
    var a = x.abs();
    var large = ONE.sub(TWO.div(exp(a.add(a)).add(ONE)));
    var magnitude = large.blend(tanhSmall(a), a.compare(LT, TANH_SMALL));
    return magnitude.reinterpretAsInts().or(x.reinterpretAsInts().and(SIGN_BIT)).reinterpretAsFloats();
  }

  private static FloatVector tanhSmall(FloatVector a) {
    var z = a.mul(a);
    var p = TANH_11.fma(z, TANH_9);
    p = p.fma(z, TANH_7);
    p = p.fma(z, TANH_5);
    p = p.fma(z, TANH_3);
    return p.fma(z.mul(a), a);
  }

  private static FloatVector constant(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }
}
