package lanewise.kernels.update;

/// One step of each scheduler over `length` parameters `w` with gradients `g`, element by element; state arrays (`v`,
/// `s`, `m`) start at 0, are read and written in place, and share the offset `at` with `w` and `g`.
///
/// `x ± a·b` is one fused multiply-add. In a sum of two products the first is rounded, the second is added to it fused;
/// g² is rounded before it is scaled. `a·b / c` is `(a·b) / c` and its difference from w is rounded once more.
public interface UpdateKernel {

  /// Floating-point operations for each parameter, by the formulas below: additions, multiplications, divisions and
  /// roots.
  int CONSTANT_FLOPS = 2;
  int MOMENTUM_FLOPS = 4;
  int ADAGRAD_FLOPS = 7;
  int ADAGRAD_MOMENTUM_FLOPS = 9;
  int RMS_PROP_FLOPS = 9;
  int ADAM_FLOPS = 13;

  /// `w ← w − eta·g`
  void constant(int length, float[] w, float[] g, int at, float eta);

  /// `v ← momentum·v + g; w ← w − eta·v`
  void momentum(int length, float[] w, float[] g, float[] v, int at, float eta, float momentum);

  /// `s ← s + g²; w ← w − eta·g / (√s + epsilon)`
  void adagrad(int length, float[] w, float[] g, float[] s, int at, float eta, float epsilon);

  /// `s ← s + g²; v ← momentum·v + g / (√s + epsilon); w ← w − eta·v`
  void adagradMomentum(int length, float[] w, float[] g, float[] s, float[] v, int at, float eta, float momentum,
      float epsilon);

  /// `s ← rho·s + (1 − rho)·g²; w ← w − eta·g / (√s + epsilon)`; `oneMinusRho` is rounded from double by the caller.
  void rmsProp(int length, float[] w, float[] g, float[] s, int at, float eta, float rho, float oneMinusRho,
      float epsilon);

  /// `m ← rho·m + (1 − rho)·g; s ← rho2·s + (1 − rho2)·g²; w ← w − stepSize·m / (√s / rootCorrection + epsilon)`, where
  /// the caller computes `stepSize = eta / (1 − rho^t)` and `rootCorrection = √(1 − rho2^t)` in double for step t = 1,
  /// 2, ...
  void adam(int length, float[] w, float[] g, float[] m, float[] s, int at, float stepSize, float rho,
      float oneMinusRho, float rho2, float oneMinusRho2, float rootCorrection, float epsilon);
}
