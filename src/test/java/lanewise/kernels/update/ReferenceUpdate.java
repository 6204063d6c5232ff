package lanewise.kernels.update;

/// The schedulers' formulas in double, one parameter at a time; state is kept between steps.
public final class ReferenceUpdate {

  private double w;
  private double v;
  private double s;
  private double m;

  public ReferenceUpdate(double w) {
    this.w = w;
  }

  public double w() {
    return w;
  }

  public void constant(double g, double eta) {
    w -= eta * g;
  }

  public void momentum(double g, double eta, double momentum) {
    v = momentum * v + g;
    w -= eta * v;
  }

  public void adagrad(double g, double eta, double epsilon) {
    s += g * g;
    w -= eta * g / (Math.sqrt(s) + epsilon);
  }

  public void adagradMomentum(double g, double eta, double momentum, double epsilon) {
    s += g * g;
    v = momentum * v + g / (Math.sqrt(s) + epsilon);
    w -= eta * v;
  }

  public void rmsProp(double g, double eta, double rho, double epsilon) {
    s = rho * s + (1 - rho) * g * g;
    w -= eta * g / (Math.sqrt(s) + epsilon);
  }

  public void adam(double g, int t, double eta, double rho, double rho2, double epsilon) {
    m = rho * m + (1 - rho) * g;
    s = rho2 * s + (1 - rho2) * g * g;
    w -= eta / (1 - Math.pow(rho, t)) * m / (Math.sqrt(s) / Math.sqrt(1 - Math.pow(rho2, t)) + epsilon);
  }
}
