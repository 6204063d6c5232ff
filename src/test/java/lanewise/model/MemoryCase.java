package lanewise.model;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import lanewise.tensor.Shape;

/// Networks of different kinds, each with the batches that it gets: their need of memory is estimated and compared with
/// what they take.
enum MemoryCase {
  LENET(Shape.of(1, 28, 28), 64, 140, conv(8, 5), max(), conv(16, 5), max(), flatten(), dense(128), softmax()),
  WIDE(Shape.of(1, 28, 28), 64, 66, conv(32, 3), conv(64, 3), max(), flatten(), dense(128), softmax()),
  SEED(Shape.of(1, 28, 28), 256, 500, conv(1, 3), flatten(), dense(30), dense(20), softmax()),
  MLP(Shape.of(28 * 28), 256, 500, dense(512), dense(256), softmax()),
  /// 7x7 by transforms, whose spectra are the largest workspaces.
  FFT(Shape.of(3, 32, 32), 32, 36, conv(16, 7), conv(16, 7), new Pooling(Pooling.Kind.AVERAGE, 4, 4), flatten(),
      softmax()),
  DEEP(Shape.of(3, 32, 32), 32, 36, Stream.of(
          Collections.nCopies(12, conv(24, 3)), List.of(max(), flatten(), softmax()))
      .flatMap(List::stream).toArray(LayerSpec[]::new)),
  STRIDED(Shape.of(8, 48, 40), 40, 41, conv(64, 5).stride(2, 3), conv(64, 1), flatten(), dense(64), softmax()),
  HUGE_DENSE(Shape.of(2000), 16, 30, dense(4000), softmax()),
  /// A last batch of one, which is evaluated with transposed weights.
  FEW_ROWS(Shape.of(1500), 3, 129, dense(2000), softmax()),
  /// Large activations, and only in evaluation the largest.
  TINY_BATCHES(Shape.of(3, 64, 64), 2, 60, conv(16, 3), max(), conv(32, 3), flatten(), softmax()),
  REGRESSION(Shape.of(500), 2000, 2100, dense(1500), new Output(1, Activation.IDENTITY));

  private final Shape input;
  private final int batch;
  private final int examples;
  private final List<LayerSpec> layers;

  /// @param examples to train on and to evaluate
  MemoryCase(Shape input, int batch, int examples, LayerSpec... layers) {
    this.input = input;
    this.batch = batch;
    this.examples = examples;
    this.layers = List.of(layers);
  }

  private static Convolution conv(int maps, int kernel) {
    return new Convolution(maps, kernel, kernel).padding(Padding.SAME).activation(Activation.RELU);
  }

  private static Pooling max() {
    return new Pooling(Pooling.Kind.MAX, 2, 2);
  }

  private static Flatten flatten() {
    return new Flatten();
  }

  private static Dense dense(int nodes) {
    return new Dense(nodes, Activation.TANH);
  }

  private static Output softmax() {
    return new Output(10, Activation.SOFTMAX);
  }

  private Cost cost() {
    return this == REGRESSION ? Cost.OLS : Cost.CROSS_ENTROPY;
  }

  private Scheduler scheduler() {
    return this == STRIDED ? new Scheduler.Momentum(1e-6, 0.9) : new Scheduler.Adam(1e-6);
  }

  private Fit fit() {
    return Fit.epochs(1).batch(batch);
  }

  Architecture architecture() {
    var architecture = new Architecture(input, cost());
    layers.forEach(architecture::add);
    return architecture;
  }

  /// The estimate for training and evaluation.
  MemoryNeed need(Compute compute) {
    return MemoryNeed.of(architecture(), compute, scheduler(), Workload.of(fit(), examples, examples, examples));
  }

  /// The estimate for evaluation alone.
  MemoryNeed evaluationNeed(Compute compute) {
    return MemoryNeed.of(architecture(), compute, scheduler(), Workload.evaluation(examples));
  }

  MemoryExamples data() {
    return MemoryExamples.noise(input, examples, this == REGRESSION ? 1 : 10, 1);
  }

  /// Bytes of the examples, which are no part of the estimates.
  long dataBytes() {
    return (long) Float.BYTES * examples * (input.size() + architecture().output().size());
  }

  Cnn network(Compute compute) {
    var cnn = new Cnn(input, cost(), scheduler(), 1, compute);
    layers.forEach(cnn::add);
    return cnn;
  }

  /// Trains an epoch, which is validated, and tests.
  ///
  /// @return what is left of the training beside the network
  History train(Cnn cnn, MemoryExamples data) {
    History history = cnn.fit(data, fit().validation(data), TrainingListener.SILENT);
    cnn.evaluate(data);
    return history;
  }
}
