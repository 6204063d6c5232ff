package lanewise.model;

import lanewise.random.CounterRandom;

/// How weights start. Biases start at 0.
public sealed interface Initialiser {

  /// Fills `weights` of a layer in which each output sums `fanIn` products and each input feeds `fanOut`.
  void fill(float[] weights, int fanIn, int fanOut, CounterRandom random);

  /// Normal with deviation √(2 / fanIn) (He, Zhang, Ren, Sun 2015): for ReLU.
  record He() implements Initialiser {
    @Override
    public void fill(float[] weights, int fanIn, int fanOut, CounterRandom random) {
      new Normal(StrictMath.sqrt(2.0 / fanIn)).fill(weights, fanIn, fanOut, random);
    }
  }

  /// Uniform within ±√(6 / (fanIn + fanOut)) (Glorot and Bengio 2010): for tanh and sigmoid.
  record Glorot() implements Initialiser {
    @Override
    public void fill(float[] weights, int fanIn, int fanOut, CounterRandom random) {
      new Uniform(StrictMath.sqrt(6.0 / (fanIn + fanOut))).fill(weights, fanIn, fanOut, random);
    }
  }

  /// Normal around 0 with a given standard deviation.
  record Normal(double deviation) implements Initialiser {
    public Normal {
      positive("deviation", deviation);
    }

    @Override
    public void fill(float[] weights, int fanIn, int fanOut, CounterRandom random) {
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) (deviation * random.gaussian(i));
      }
    }
  }

  /// Uniform within ±limit.
  record Uniform(double limit) implements Initialiser {
    public Uniform {
      positive("limit", limit);
    }

    @Override
    public void fill(float[] weights, int fanIn, int fanOut, CounterRandom random) {
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) random.uniform(i, -limit, limit);
      }
    }
  }

  private static void positive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be greater than 0, found " + value);
    }
  }
}
