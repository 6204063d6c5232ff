package lanewise.model;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.kernels.blas.BlasKernel;
import lanewise.tensor.Tensor;

/// What training minimises, as a mean over the batch. Each cost belongs to one output activation y = f(z); its gradient
/// with respect to z is then `scale · (y − t)` and its value is taken from z, which keeps it finite where y rounds to 0
/// or 1.
public enum Cost {

  /// Mean squared error (ordinary least squares): `Σ (y − t)² / (n · outputs)`, for identity outputs.
  OLS("ols", Activation.IDENTITY, "regression") {
    @Override
    double row(int outputs, float[] z, float[] y, float[] t, int at) {
      double sum = 0;
      for (int j = 0; j < outputs; j++) {
        double difference = (double) y[at + j] - t[at + j];
        sum += difference * difference;
      }
      return sum / outputs;
    }

    @Override
    double gradientScale(int rows, int outputs) {
      return 2.0 / ((double) rows * outputs);
    }
  },

  /// Binary cross-entropy: `−Σ (t log y + (1 − t) log(1 − y)) / n`, for sigmoid outputs.
  LOGISTIC("logistic", Activation.SIGMOID, "binary classification") {
    @Override
    double row(int outputs, float[] z, float[] y, float[] t, int at) {
      double sum = 0;
      for (int j = 0; j < outputs; j++) {
        double zj = z[at + j];
        sum += Math.max(zj, 0) - zj * t[at + j] + StrictMath.log1p(StrictMath.exp(-Math.abs(zj)));
      }
      return sum;
    }
  },

  /// Cross-entropy: `−Σ t log y / n`, for softmax outputs and targets that sum to 1 in each row.
  CROSS_ENTROPY("cross-entropy", Activation.SOFTMAX, "multi-class classification") {
    @Override
    double row(int outputs, float[] z, float[] y, float[] t, int at) {
      int largest = at;
      for (int j = at; j < at + outputs; j++) {
        largest = z[j] > z[largest] ? j : largest;
      }
      // The largest of the outputs is at least 1 / outputs: its logarithm is exact enough to give log Σ exp(z).
      double logSum = z[largest] - StrictMath.log(y[largest]);
      double sum = 0;
      for (int j = at; j < at + outputs; j++) {
        sum += t[j] * (logSum - z[j]);
      }
      return sum;
    }
  };

  private final String label;
  private final Activation activation;
  private final String task;

  Cost(String label, Activation activation, String task) {
    this.label = label;
    this.activation = activation;
    this.task = task;
  }

  /// Cost of one row, whose arrays start at `at`.
  abstract double row(int outputs, float[] z, float[] y, float[] t, int at);

  /// The factor of the gradient `scale · (y − t)` with respect to z.
  double gradientScale(int rows, int outputs) {
    return 1.0 / rows;
  }

  /// Mean cost over the batch.
  ///
  /// @param z outputs before the activation, n x outputs
  /// @param y outputs: the cost's [#activation] of z
  /// @param t targets
  /// @throws IllegalArgumentException if there is not one target for each output
  public double value(Tensor z, Tensor y, Tensor t) {
    requireTargetForEach(y, t);
    int outputs = z.item().size();
    double sum = 0;
    for (int at = 0; at < z.size(); at += outputs) {
      sum += row(outputs, z.data(), y.data(), t.data(), at);
    }
    return sum / z.count();
  }

  /// Writes the gradient of [#value] with respect to z, `scale · (y − t)`, into `dz`, which is resized.
  ///
  /// @throws IllegalArgumentException if there is not one target for each output
  public void gradient(BlasKernel kernel, Tensor y, Tensor t, Tensor dz) {
    requireTargetForEach(y, t);
    dz.resize(y.count());
    float scale = (float) gradientScale(y.count(), y.item().size());
    kernel.scaledDifference(y.size(), scale, y.data(), 0, t.data(), 0, dz.data(), 0);
  }

  private static void requireTargetForEach(Tensor y, Tensor t) {
    if (y.count() != t.count() || y.item().size() != t.item().size()) {
      throw new IllegalArgumentException("the outputs are " + y + ", but the targets are " + t
          + ": there must be one target for each output");
    }
  }

  /// The name in experiments: `ols`, `logistic`, `cross-entropy`.
  public String label() {
    return label;
  }

  /// The output activation that this cost belongs to.
  public Activation activation() {
    return activation;
  }

  /// What a network with this cost does: `regression`, `binary classification`, `multi-class classification`.
  public String task() {
    return task;
  }

  /// The cost with this name in experiments.
  public static Cost labelled(String label) {
    for (Cost cost : values()) {
      if (cost.label.equals(label)) {
        return cost;
      }
    }
    throw new IllegalArgumentException("no cost '" + label + "': there are "
        + Stream.of(values()).map(Cost::label).collect(Collectors.joining(", ")));
  }
}
