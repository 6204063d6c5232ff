package lanewise.measure.cases;

import java.util.function.IntToDoubleFunction;
import lanewise.kernels.update.UpdateKernel;
import lanewise.parallel.BatchParallel;

/// One step of a scheduler over all parameters: weights, gradients and state -> weights and state. The result is the
/// weights.
public final class UpdateCase extends ElementCase {

  private static final float ETA = 0.001f;
  private static final float EPSILON = 1e-8f;
  private static final float RHO = 0.9f;
  private static final float ONE_MINUS_RHO = 0.1f;
  private static final float RHO2 = 0.999f;
  private static final float ONE_MINUS_RHO2 = 0.001f;
  private static final float ROOT_CORRECTION = 0.1f;

  private final Parameters parameters;
  private final Parameters first;

  /// Weights `w`, gradients `g`, state `m` and `s`, all of one length.
  private record Parameters(float[] w, float[] g, float[] m, float[] s) {

    /// As they are before the first call. A mean of squares is not negative.
    static Parameters initial(int length) {
      return new Parameters(Operands.signed(0, length), Operands.signed(1, length), Operands.signed(2, length),
          Operands.unsigned(3, length));
    }
  }

  private UpdateCase(Parameters parameters, Parameters first, int flopsPerElement, int arrays, Kernel kernel,
      IntToDoubleFunction reference, BatchParallel parallel) {
    super(parameters.w, flopsPerElement, arrays, kernel, reference, parallel);
    this.parameters = parameters;
    this.first = first;
  }

  /// `v ← momentum·v + g; w ← w − eta·v`
  public static UpdateCase momentum(int length, UpdateKernel kernel, BatchParallel parallel) {
    Parameters p = Parameters.initial(length);
    Parameters first = Parameters.initial(length);
    return new UpdateCase(p, first, UpdateKernel.MOMENTUM_FLOPS, 5,
        (count, at) -> kernel.momentum(count, p.w, p.g, p.m, at, ETA, RHO),
        i -> first.w[i] - ETA * ((double) RHO * first.m[i] + first.g[i]), parallel);
  }

  /// `s ← rho·s + (1 − rho)·g²; w ← w − eta·g / (√s + epsilon)`
  public static UpdateCase rmsProp(int length, UpdateKernel kernel, BatchParallel parallel) {
    Parameters p = Parameters.initial(length);
    Parameters first = Parameters.initial(length);
    return new UpdateCase(p, first, UpdateKernel.RMS_PROP_FLOPS, 5,
        (count, at) -> kernel.rmsProp(count, p.w, p.g, p.s, at, ETA, RHO, ONE_MINUS_RHO, EPSILON),
        i -> {
          double s = (double) RHO * first.s[i] + (double) ONE_MINUS_RHO * first.g[i] * first.g[i];
          return first.w[i] - (double) ETA * first.g[i] / (Math.sqrt(s) + EPSILON);
        },
        parallel);
  }

  /// `m ← rho·m + (1 − rho)·g; s ← rho2·s + (1 − rho2)·g²; w ← w − stepSize·m / (√s / rootCorrection + epsilon)`
  public static UpdateCase adam(int length, UpdateKernel kernel, BatchParallel parallel) {
    Parameters p = Parameters.initial(length);
    Parameters first = Parameters.initial(length);
    return new UpdateCase(p, first, UpdateKernel.ADAM_FLOPS, 7,
        (count, at) -> kernel.adam(count, p.w, p.g, p.m, p.s, at, ETA, RHO, ONE_MINUS_RHO, RHO2, ONE_MINUS_RHO2,
            ROOT_CORRECTION, EPSILON),
        i -> {
          double m = (double) RHO * first.m[i] + (double) ONE_MINUS_RHO * first.g[i];
          double s = (double) RHO2 * first.s[i] + (double) ONE_MINUS_RHO2 * first.g[i] * first.g[i];
          return first.w[i] - ETA * m / (Math.sqrt(s) / ROOT_CORRECTION + EPSILON);
        },
        parallel);
  }

  @Override
  public void reset() {
    System.arraycopy(first.w, 0, parameters.w, 0, first.w.length);
    System.arraycopy(first.m, 0, parameters.m, 0, first.m.length);
    System.arraycopy(first.s, 0, parameters.s, 0, first.s.length);
  }
}
