package lanewise.data;

import java.nio.ByteBuffer;
import java.util.Optional;
import lanewise.random.CounterRandom;
import lanewise.random.CounterRandom.Purpose;
import lanewise.storage.Sha256;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/// Dataset `franke`: Franke's function (Franke 1979, "A critical comparison of some methods for interpolation of
/// scattered data") on points drawn uniformly from the unit square; 2 features, 1 output.
///
/// Targets for training and validation carry Gaussian noise of deviation 0.1, those of the test do not: the test error
/// of a model is its distance from the function itself. The points come from a fixed seed, not from the experiment's.
final class FrankeFunction {

  static final String NAME = "franke";

  private static final long SEED = 1979;
  private static final double NOISE_DEVIATION = 0.1;
  static final int USUAL_TRAIN = 2_000;
  static final int USUAL_TEST = 500;
  static final int EXAMPLE_BYTES = 3 * Float.BYTES;
  static final int LIMIT = 100_000;
  private static final int TRAIN_STREAM = 0;
  private static final int TEST_STREAM = 1;

  private FrankeFunction() {}

  static Dataset dataset(DataRequest request) {
    Split split = Split.ofGenerator(request, USUAL_TRAIN, USUAL_TEST, LIMIT);
    Tensor inputs = points(TRAIN_STREAM, split.train() + split.validation());
    Tensor targets = values(inputs);
    addNoise(targets);
    var all = new RealExamples(inputs, targets);
    Tensor testInputs = points(TEST_STREAM, split.test());
    Tensor testTargets = values(testInputs);
    return new Dataset(
        NAME,
        all.part(0, split.train()),
        split.validation() == 0 ? Optional.empty() : Optional.of(all.part(split.train(), split.validation())),
        new RealExamples(testInputs, testTargets),
        0,
        sha256(inputs, targets, testInputs, testTargets),
        (long) EXAMPLE_BYTES * (inputs.count() + testInputs.count()),
        "Franke's function on the unit square, training targets with Gaussian noise of deviation " + NOISE_DEVIATION);
  }

  /// The function at (x, y):
  ///
  ///     3/4 exp(-((9x-2)^2 + (9y-2)^2)/4) + 3/4 exp(-(9x+1)^2/49 - (9y+1)/10)
  ///     + 1/2 exp(-((9x-7)^2 + (9y-3)^2)/4) - 1/5 exp(-(9x-4)^2 - (9y-7)^2)
  static double value(double x, double y) {
    double u = 9 * x;
    double v = 9 * y;
    return 0.75 * StrictMath.exp(-0.25 * (square(u - 2) + square(v - 2)))
        + 0.75 * StrictMath.exp(-square(u + 1) / 49 - (v + 1) / 10)
        + 0.5 * StrictMath.exp(-0.25 * (square(u - 7) + square(v - 3)))
        - 0.2 * StrictMath.exp(-square(u - 4) - square(v - 7));
  }

  private static double square(double x) {
    return x * x;
  }

  private static Tensor points(int stream, int count) {
    var random = new CounterRandom(SEED, Purpose.SYNTHETIC_DATA, stream);
    Tensor points = Tensor.zeros(Shape.of(2), count);
    for (int i = 0; i < points.size(); i++) {
      points.data()[i] = (float) random.uniform(i);
    }
    return points;
  }

  private static Tensor values(Tensor points) {
    Tensor values = Tensor.zeros(Shape.of(1), points.count());
    for (int i = 0; i < points.count(); i++) {
      values.data()[i] = (float) value(points.data()[2 * i], points.data()[2 * i + 1]);
    }
    return values;
  }

  private static void addNoise(Tensor targets) {
    var random = new CounterRandom(SEED, Purpose.NOISE, TRAIN_STREAM);
    for (int i = 0; i < targets.size(); i++) {
      targets.data()[i] += (float) (NOISE_DEVIATION * random.gaussian(i));
    }
  }

  private static String sha256(Tensor... tensors) {
    var sha256 = new Sha256();
    for (Tensor tensor : tensors) {
      ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * tensor.size());
      bytes.asFloatBuffer().put(tensor.data(), 0, tensor.size());
      sha256.add(bytes.array());
    }
    return sha256.hex();
  }
}
