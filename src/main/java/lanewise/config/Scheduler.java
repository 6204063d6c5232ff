package lanewise.config;

/// How a gradient becomes an update of the weights.
public sealed interface Scheduler {

  /// Plain gradient descent.
  record Constant(double eta) implements Scheduler {}

  /// Gradient descent with momentum.
  record Momentum(double eta, double momentum) implements Scheduler {}

  /// Step sizes that shrink with the sum of squared gradients.
  record Adagrad(double eta, double epsilon) implements Scheduler {}

  /// Adagrad with momentum.
  record AdagradMomentum(double eta, double momentum, double epsilon) implements Scheduler {}

  /// Step sizes by a running mean of squared gradients.
  record RmsProp(double eta, double rho, double epsilon) implements Scheduler {}

  /// Running means of gradients (`rho`) and of their squares (`rho2`), corrected by step.
  record Adam(double eta, double rho, double rho2, double epsilon) implements Scheduler {}
}
