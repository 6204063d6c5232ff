package lanewise.kernels;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The functions of [ScalarMath] for every lane of a vector of the preferred species: same operations, same order, same bits.
final class VectorMath {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final FloatVector ONE = FloatVector.broadcast(SPECIES, 1f);
  private static final int SIGN_BIT = 0x8000_0000;

  private VectorMath() {}

  /// `e^x`, see [ScalarMath#exp].
  static FloatVector exp(FloatVector x) {
    var clamped = x.blend(ScalarMath.EXP_HIGH, x.compare(GT, ScalarMath.EXP_HIGH))
        .blend(ScalarMath.EXP_LOW, x.compare(LT, ScalarMath.EXP_LOW));
    var shifted = clamped.fma(ScalarMath.LOG2_E, ScalarMath.ROUNDING_SHIFT);
    var n = shifted.sub(ScalarMath.ROUNDING_SHIFT);
    var r = n.fma(constant(-ScalarMath.LN2_LOW), n.fma(constant(-ScalarMath.LN2_HIGH), clamped));
    var p = constant(ScalarMath.EXP_6).fma(r, constant(ScalarMath.EXP_5));
    p = p.fma(r, constant(ScalarMath.EXP_4));
    p = p.fma(r, constant(ScalarMath.EXP_3));
    p = p.fma(r, constant(ScalarMath.EXP_2));
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
    var large = ONE.sub(constant(2f).div(exp(a.add(a)).add(ONE)));
    var magnitude = large.blend(tanhSmall(a), a.compare(LT, ScalarMath.TANH_SMALL));
    return magnitude.reinterpretAsInts().or(x.reinterpretAsInts().and(SIGN_BIT)).reinterpretAsFloats();
  }

  private static FloatVector tanhSmall(FloatVector a) {
    var z = a.mul(a);
    var p = constant(ScalarMath.TANH_11).fma(z, constant(ScalarMath.TANH_9));
    p = p.fma(z, constant(ScalarMath.TANH_7));
    p = p.fma(z, constant(ScalarMath.TANH_5));
    p = p.fma(z, constant(ScalarMath.TANH_3));
    return p.fma(z.mul(a), a);
  }

  private static FloatVector constant(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }
}
