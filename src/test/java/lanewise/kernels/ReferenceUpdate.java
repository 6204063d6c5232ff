package lanewise.kernels;

/// The schedulers' formulas in double, one parameter at a time; state is kept between steps.
final class ReferenceUpdate {

  private double w;
  private double v;
  private double s;
  private double m;

  ReferenceUpdate(double w) {
    this.w = w;
  }

  double w() {
    return w;
  }

  void constant(double g, double eta) {
    w -= eta * g;
  }

  void momentum(double g, double eta, double momentum) {
    v = momentum * v + g;
    w -= eta * v;
  }

  void adagrad(double g, double eta, double epsilon) {
    s += g * g;
    w -= eta * g / (Math.sqrt(s) + epsilon);
  }

  void adagradMomentum(double g, double eta, double momentum, double epsilon) {
    s += g * g;
    v = momentum * v + g / (Math.sqrt(s) + epsilon);
    w -= eta * v;
  }

  void rmsProp(double g, double eta, double rho, double epsilon) {
    s = rho * s + (1 - rho) * g * g;
    w -= eta * g / (Math.sqrt(s) + epsilon);
  }

  void adam(double g, int t, double eta, double rho, double rho2, double epsilon) {
    m = rho * m + (1 - rho) * g;
    s = rho2 * s + (1 - rho2) * g * g;
    w -= eta / (1 - Math.pow(rho, t)) * m / (Math.sqrt(s) / Math.sqrt(1 - Math.pow(rho2, t)) + epsilon);
  }
}
