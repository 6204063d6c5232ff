package lanewise.model;

import java.util.ArrayList;
import java.util.List;
import lanewise.kernels.KernelSets;
import lanewise.kernels.conv.ConvAlgorithm;
import lanewise.kernels.conv.ConvChoice;
import lanewise.parallel.BatchParallel;
import lanewise.tensor.Shape;

/// Fifty steps of training by one convolution algorithm, whose weights have the same bits whatever computes them. The
/// network has every kind of layer, activation and scheduler, weights are regularised, learning rates decay, and each
/// epoch's last batch is smaller than the others.
enum PinnedTraining {
  DIRECT(ConvChoice.of(ConvAlgorithm.DIRECT),
      "adcd36f53c908bfe8b0bae3f31e756b8abff2c36478499dcb2784f5630073a2d",
      "2dfe354fe4511c8d0c93020d7bf116ea0becbd8a7ebbb4e2be14707d9e30d423"),
  IM2COL(ConvChoice.of(ConvAlgorithm.IM2COL),
      "e489744f38665f75ac8834291ae3c9f5cbe2d7dd069eccc392c8138b544a7326",
      "2373c599ee4c73c9154b2e5f4386b6c6a070ea5e499f691b93b7e5cc3cc012f3"),
  WINOGRAD(ConvChoice.of(ConvAlgorithm.WINOGRAD),
      "cfc710d05d7b4288ea905a80bb5628d1c8f0dc17be874da3b720668a0823053e",
      "a180cd55e0de03ab67c4724b64d9ff8e597d3303afea8ec33d4a3953a3e80f5e"),
  WINOGRAD4(ConvChoice.of(ConvAlgorithm.WINOGRAD4),
      "049c6f7d11f95acc84a403e60f25c5fd3c021b7573477eb65f230bb9a8908ee0",
      "d5436ebd2cc956f0d474e17451f39e63bc1ad5a2105e6b5a576b72717364b28e"),
  FFT(ConvChoice.of(ConvAlgorithm.FFT),
      "79a78dd5b0ddc880a5742471572ac8dba19e5ee863db421c8cb5295b91512e27",
      "8698d25d3c89d88cb8a5d89f498849126a72bae89a727f992af232acedbbbf1f"),
  BEST(ConvChoice.best(),
      "51967c129bb86c5cc8a39148afbad9c9d3d714e6c0f2e3959ff22f9bb078c430",
      "bdfeae27058b1dffa8852e3c60cf7251eed6bfa79cb9751ac06b6f8d08693de1");

  /// How much there is to compute: the large one fills vectors, tiles and slices of a batch, the small one is for JVMs
  /// that take a thousand times as long.
  enum Size {
    SMALL(Shape.of(1, 4, 4), 9, 2),
    LARGE(Shape.of(2, 12, 11), 85, 18);

    private final Shape image;
    private final int images;
    private final int batch;

    Size(Shape image, int images, int batch) {
      this.image = image;
      this.images = images;
      this.batch = batch;
    }
  }

  private static final int EPOCHS = 10; // of five steps
  private static final int CLASSES = 10;
  static final long SEED = 2023;

  private final ConvChoice choice;
  private final String small;
  private final String large;

  PinnedTraining(ConvChoice choice, String small, String large) {
    this.choice = choice;
    this.small = small;
    this.large = large;
  }

  /// The weights' SHA-256 that the training must end with.
  String pinned(Size size) {
    return size == Size.SMALL ? small : large;
  }

  /// The weights' SHA-256 that the training does end with.
  ///
  /// @param kernels `scalar` or `vector`
  String sha256(Size size, String kernels, int threads) {
    return sha256(size, kernels, threads, SEED);
  }

  String sha256(Size size, String kernels, int threads, long seed) {
    Cnn cnn = network(size, kernels, threads, seed);
    cnn.fit(MemoryExamples.noise(size.image, size.images, CLASSES, 5),
        Fit.epochs(EPOCHS).batch(size.batch).lambda(1e-4).decay(0.9), TrainingListener.SILENT);
    return cnn.weightsSha256();
  }

  /// The network before its training.
  Cnn network(Size size, String kernels, int threads, long seed) {
    var compute = new Compute(KernelSets.named(kernels), choice, new BatchParallel(threads));
    Cnn cnn = new Cnn(size.image, Cost.CROSS_ENTROPY, new Scheduler.Adam(0.001), seed, compute);
    layers(size).forEach(cnn::add);
    return cnn;
  }

  private List<LayerSpec> layers(Size size) {
    boolean large = size == Size.LARGE;
    var layers = new ArrayList<>(convolutions(large));
    layers.add(new Pooling(Pooling.Kind.AVERAGE, 2, 1, 1, 1));
    layers.add(new Flatten());
    layers.add(new Dense(large ? 33 : 9, Activation.LEAKY_RELU).scheduler(new Scheduler.Adagrad(0.01, 1e-8)));
    layers.add(new Dense(large ? 20 : 7, Activation.SIGMOID)
        .scheduler(new Scheduler.AdagradMomentum(0.01, 0.5, 1e-8)));
    layers.add(new Dense(large ? 18 : 6, Activation.IDENTITY).scheduler(new Scheduler.Constant(0.01)));
    layers.add(new Output(CLASSES, Activation.SOFTMAX));
    return layers;
  }

  /// Of every geometry that the algorithm covers; for `best` one for each of its rules.
  private List<LayerSpec> convolutions(boolean large) {
    var pooling = new Pooling(Pooling.Kind.MAX, 2, 2, 1, 2);
    if (this == BEST) {
      return large
          ? List.of(first(16, 7), pooling, later(32, 3, 3).padding(Padding.SAME), later(32, 1, 1), later(3, 3, 2))
          : List.of(first(2, 7), pooling, later(16, 2, 2), later(16, 3, 3).padding(Padding.SAME));
    }
    Convolution second = switch (this) {
      case DIRECT, IM2COL -> later(large ? 6 : 2, 3, 2).stride(2, 1).padding(new Padding.Explicit(1, 0));
      case FFT -> later(large ? 6 : 2, 4, 2).padding(new Padding.Explicit(1, 1));
      default -> later(large ? 18 : 2, 3, 3).padding(new Padding.Explicit(1, 1));
    };
    return List.of(first(large ? 8 : 2, 3), pooling, second);
  }

  private static Convolution first(int maps, int kernel) {
    return new Convolution(maps, kernel, kernel).padding(Padding.SAME).activation(Activation.RELU)
        .scheduler(new Scheduler.Momentum(0.01, 0.9));
  }

  private static Convolution later(int maps, int kernelHeight, int kernelWidth) {
    return new Convolution(maps, kernelHeight, kernelWidth).activation(Activation.TANH)
        .scheduler(new Scheduler.RmsProp(0.001, 0.9, 1e-8));
  }
}
