package lanewise.model;

import lanewise.kernels.update.UpdateKernel;

/// How parameters follow their gradients: the paper's schedulers in their standard definitions. A scheduler is
/// immutable and has no state; [#start] makes the state for one array of parameters. Formulas: [UpdateKernel].
public sealed interface Scheduler {

  /// Learning rate.
  double eta();

  /// Fresh state, all zeros, for `size` parameters.
  SchedulerState start(int size);

  /// Gradient descent with a constant learning rate.
  record Constant(double eta) implements Scheduler {
    public Constant {
      positive("eta", eta);
    }

    @Override
    public SchedulerState start(int size) {
      return new SchedulerState(size, 0,
          (kernel, state, w, g, at, n) -> kernel.constant(n, w, g, at, (float) (eta * state.etaFactor())));
    }
  }

  /// Momentum without dampening.
  record Momentum(double eta, double momentum) implements Scheduler {
    public Momentum {
      positive("eta", eta);
      fraction("momentum", momentum);
    }

    @Override
    public SchedulerState start(int size) {
      return new SchedulerState(size, 1, (kernel, state, w, g, at, n) -> kernel.momentum(n, w, g, state.array(0), at,
          (float) (eta * state.etaFactor()), (float) momentum));
    }
  }

  /// Adagrad (Duchi, Hazan, Singer 2011).
  record Adagrad(double eta, double epsilon) implements Scheduler {
    public Adagrad {
      positive("eta", eta);
      positive("epsilon", epsilon);
    }

    @Override
    public SchedulerState start(int size) {
      return new SchedulerState(size, 1, (kernel, state, w, g, at, n) -> kernel.adagrad(n, w, g, state.array(0), at,
          (float) (eta * state.etaFactor()), (float) epsilon));
    }
  }

  /// Adagrad's scaled gradient, carried on by momentum.
  record AdagradMomentum(double eta, double momentum, double epsilon) implements Scheduler {
    public AdagradMomentum {
      positive("eta", eta);
      fraction("momentum", momentum);
      positive("epsilon", epsilon);
    }

    @Override
    public SchedulerState start(int size) {
      return new SchedulerState(size, 2, (kernel, state, w, g, at, n) -> kernel.adagradMomentum(n, w, g, state.array(0),
          state.array(1), at, (float) (eta * state.etaFactor()), (float) momentum, (float) epsilon));
    }
  }

  /// RMSprop (Tieleman and Hinton 2012), not centred.
  record RmsProp(double eta, double rho, double epsilon) implements Scheduler {
    public RmsProp {
      positive("eta", eta);
      fraction("rho", rho);
      positive("epsilon", epsilon);
    }

    @Override
    public SchedulerState start(int size) {
      return new SchedulerState(size, 1, (kernel, state, w, g, at, n) -> kernel.rmsProp(n, w, g, state.array(0), at,
          (float) (eta * state.etaFactor()), (float) rho, (float) (1 - rho), (float) epsilon));
    }
  }

  /// Adam (Kingma and Ba 2015) with its bias correction by step.
  record Adam(double eta, double rho, double rho2, double epsilon) implements Scheduler {
    public Adam {
      positive("eta", eta);
      fraction("rho", rho);
      fraction("rho2", rho2);
      positive("epsilon", epsilon);
    }

    /// rho 0.9, rho2 0.999, epsilon 1e-8.
    public Adam(double eta) {
      this(eta, 0.9, 0.999, 1e-8);
    }

    @Override
    public SchedulerState start(int size) {
      return new SchedulerState(size, 2, (kernel, state, w, g, at, n) -> {
        double stepSize = eta * state.etaFactor() / (1 - StrictMath.pow(rho, state.step()));
        double rootCorrection = StrictMath.sqrt(1 - StrictMath.pow(rho2, state.step()));
        kernel.adam(n, w, g, state.array(0), state.array(1), at, (float) stepSize, (float) rho, (float) (1 - rho),
            (float) rho2, (float) (1 - rho2), (float) rootCorrection, (float) epsilon);
      });
    }
  }

  private static void positive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be greater than 0, found " + value);
    }
  }

  private static void fraction(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(name + " must be at least 0 and below 1, found " + value);
    }
  }
}
