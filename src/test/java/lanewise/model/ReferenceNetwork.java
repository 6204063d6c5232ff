package lanewise.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lanewise.tensor.Shape;

/// The forward pass and cost of a whole network in double, as textbook loops: the truth for central differences.
final class ReferenceNetwork {

  private final Architecture architecture;

  ReferenceNetwork(Architecture architecture) {
    this.architecture = architecture;
  }

  /// A network's parameters in double, in its order.
  static List<double[]> parametersOf(Cnn cnn) {
    List<double[]> all = new ArrayList<>();
    for (Parameter parameter : cnn.parameters()) {
      all.add(toDouble(parameter.value()));
    }
    return all;
  }

  static double[] toDouble(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  /// Mean data cost over the rows of `x` plus `lambda / 2 · Σ w²`.
  double cost(double[] x, double[] targets, List<double[]> parameters, double lambda) {
    int size = architecture.input().size();
    int outputs = architecture.output().size();
    int rows = x.length / size;
    double sum = 0;
    for (int n = 0; n < rows; n++) {
      double[] item = Arrays.copyOfRange(x, n * size, (n + 1) * size);
      double[] target = Arrays.copyOfRange(targets, n * outputs, (n + 1) * outputs);
      sum += rowCost(outputs(item, parameters), target);
    }
    double squares = 0;
    for (int t = 0; t < parameters.size(); t += 2) {
      for (double w : parameters.get(t)) {
        squares += w * w;
      }
    }
    return sum / rows + lambda / 2 * squares;
  }

  /// What the network makes of one item.
  double[] outputs(double[] item, List<double[]> parameters) {
    double[] x = item;
    int t = 0;
    for (Architecture.Stage stage : architecture.stages()) {
      switch (stage.spec()) {
        case Convolution c -> x = activate(c.activation(), convolve(c, stage, x, parameters.get(t++),
            parameters.get(t++)));
        case Pooling p -> x = pool(p, stage, x);
        case Flatten f -> { }
        case Dense d -> x = activate(d.activation(), dense(x, parameters.get(t++), parameters.get(t++)));
        case Output o -> x = activate(o.activation(), dense(x, parameters.get(t++), parameters.get(t++)));
        default -> throw new IllegalArgumentException(stage.spec().describe());
      }
    }
    return x;
  }

  private double rowCost(double[] y, double[] t) {
    double sum = 0;
    for (int j = 0; j < y.length; j++) {
      sum += switch (architecture.cost()) {
        case OLS -> (y[j] - t[j]) * (y[j] - t[j]) / y.length;
        case LOGISTIC -> -t[j] * Math.log(y[j]) - (1 - t[j]) * Math.log(1 - y[j]);
        case CROSS_ENTROPY -> t[j] == 0 ? 0 : -t[j] * Math.log(y[j]);
      };
    }
    return sum;
  }

  private static double[] dense(double[] x, double[] w, double[] b) {
    double[] y = b.clone();
    for (int o = 0; o < y.length; o++) {
      for (int i = 0; i < x.length; i++) {
        y[o] += w[o * x.length + i] * x[i];
      }
    }
    return y;
  }

  private static double[] convolve(Convolution c, Architecture.Stage stage, double[] x, double[] w, double[] b) {
    var g = c.padding().geometry(stage.input().extent(0), stage.input().extent(1), stage.input().extent(2), c);
    double[] y = new double[stage.output().size()];
    int at = 0;
    for (int k = 0; k < g.maps(); k++) {
      for (int p = 0; p < g.outputHeight(); p++) {
        for (int q = 0; q < g.outputWidth(); q++, at++) {
          y[at] = b[k];
          for (int tap = 0; tap < g.channels() * g.kernelHeight() * g.kernelWidth(); tap++) {
            int channel = tap / (g.kernelHeight() * g.kernelWidth());
            int row = p * g.strideHeight() + tap / g.kernelWidth() % g.kernelHeight() - g.padTop();
            int column = q * g.strideWidth() + tap % g.kernelWidth() - g.padLeft();
            if (row >= 0 && row < g.height() && column >= 0 && column < g.width()) {
              y[at] += w[k * g.channels() * g.kernelHeight() * g.kernelWidth() + tap]
                  * x[(channel * g.height() + row) * g.width() + column];
            }
          }
        }
      }
    }
    return y;
  }

  private static double[] pool(Pooling pooling, Architecture.Stage stage, double[] x) {
    Shape in = stage.input();
    Shape out = stage.output();
    double[] y = new double[out.size()];
    for (int i = 0; i < y.length; i++) {
      int channel = i / (out.extent(1) * out.extent(2));
      int p = i / out.extent(2) % out.extent(1);
      int q = i % out.extent(2);
      double largest = Double.NEGATIVE_INFINITY;
      double sum = 0;
      for (int r = 0; r < pooling.windowHeight(); r++) {
        for (int s = 0; s < pooling.windowWidth(); s++) {
          int row = p * pooling.strideHeight() + r;
          double v = x[(channel * in.extent(1) + row) * in.extent(2) + q * pooling.strideWidth() + s];
          largest = Math.max(largest, v);
          sum += v;
        }
      }
      y[i] = pooling.kind() == Pooling.Kind.MAX ? largest : sum / (pooling.windowHeight() * pooling.windowWidth());
    }
    return y;
  }

  private static double[] activate(Activation activation, double[] z) {
    double[] y = z.clone();
    double sum = 0;
    for (int i = 0; i < z.length; i++) {
      y[i] = switch (activation) {
        case Activation.Identity a -> z[i];
        case Activation.Sigmoid a -> 1 / (1 + Math.exp(-z[i]));
        case Activation.Tanh a -> Math.tanh(z[i]);
        case Activation.Relu a -> Math.max(z[i], 0);
        case Activation.LeakyRelu a -> z[i] > 0 ? z[i] : a.slope() * z[i];
        case Activation.Softmax a -> Math.exp(z[i]);
      };
      sum += y[i];
    }
    if (activation instanceof Activation.Softmax) {
      for (int i = 0; i < y.length; i++) {
        y[i] /= sum;
      }
    }
    return y;
  }
}
