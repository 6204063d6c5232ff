package lanewise.model;

import lanewise.kernels.KernelSet;

/// The function that follows a layer's weighted sums. All but softmax act on each element alone.
public sealed interface Activation {

  Activation IDENTITY = new Identity();
  Activation SIGMOID = new Sigmoid();
  Activation TANH = new Tanh();
  Activation RELU = new Relu();
  Activation LEAKY_RELU = new LeakyRelu(0.001);
  Activation SOFTMAX = new Softmax();

  /// The function as kernels compute it, over rows (items of the batch).
  RowActivation rows(KernelSet kernels);

  /// f(x) = x
  record Identity() implements Activation {
    @Override
    public RowActivation rows(KernelSet kernels) {
      return RowActivation.NOTHING;
    }

    @Override
    public String toString() {
      return "identity";
    }
  }

  /// f(x) = 1 / (1 + exp(−x))
  record Sigmoid() implements Activation {
    @Override
    public RowActivation rows(KernelSet kernels) {
      return RowActivation.of(kernels.sigmoid());
    }

    @Override
    public String toString() {
      return "sigmoid";
    }
  }

  /// f(x) = tanh(x)
  record Tanh() implements Activation {
    @Override
    public RowActivation rows(KernelSet kernels) {
      return RowActivation.of(kernels.tanh());
    }

    @Override
    public String toString() {
      return "tanh";
    }
  }

  /// f(x) = max(x, 0), derivative 0 at 0
  record Relu() implements Activation {
    @Override
    public RowActivation rows(KernelSet kernels) {
      return RowActivation.of(kernels.relu());
    }

    @Override
    public String toString() {
      return "relu";
    }
  }

  /// f(x) = x for x > 0, slope · x otherwise
  record LeakyRelu(double slope) implements Activation {
    public LeakyRelu {
      if (!(slope >= 0 && slope <= 1)) {
        throw new IllegalArgumentException("leaky-relu's slope must be from 0 to 1, found " + slope);
      }
    }

    @Override
    public RowActivation rows(KernelSet kernels) {
      return RowActivation.of(kernels.leakyRelu((float) slope));
    }

    @Override
    public String toString() {
      return "leaky-relu(" + slope + ")";
    }
  }

  /// f(x)_j = exp(x_j) / Σ_i exp(x_i) over one row
  record Softmax() implements Activation {
    @Override
    public RowActivation rows(KernelSet kernels) {
      return RowActivation.of(kernels.softmax());
    }

    @Override
    public String toString() {
      return "softmax";
    }
  }
}
