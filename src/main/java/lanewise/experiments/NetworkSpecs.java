package lanewise.experiments;

import java.util.List;
import lanewise.config.Layer;
import lanewise.config.Network;
import lanewise.config.Training;
import lanewise.config.TrainingExperiment;
import lanewise.config.yaml.Located;
import lanewise.model.Activation;
import lanewise.model.Cnn;
import lanewise.model.Compute;
import lanewise.model.Convolution;
import lanewise.model.Cost;
import lanewise.model.Dense;
import lanewise.model.Fit;
import lanewise.model.Flatten;
import lanewise.model.Initialiser;
import lanewise.model.LayerSpec;
import lanewise.model.Output;
import lanewise.model.Padding;
import lanewise.model.Pooling;
import lanewise.model.Scheduler;
import lanewise.tensor.Shape;

/// Translates what an experiment asks for into the model's own terms, one to one.
public final class NetworkSpecs {

  private NetworkSpecs() {}

  /// The experiment's network before its first step.
  ///
  /// @throws lanewise.model.ArchitectureException if a layer cannot work behind the ones before it
  public static Cnn network(TrainingExperiment experiment, Compute compute) {
    Training training = experiment.training();
    var cnn = new Cnn(input(experiment.network()), cost(training.cost().value()), scheduler(training.scheduler()),
        training.seed(), compute);
    layers(experiment.network()).forEach(cnn::add);
    return cnn;
  }

  /// Shape of one example.
  public static Shape input(Network network) {
    return Shape.of(network.input().value().stream().mapToInt(Integer::intValue).toArray());
  }

  /// The layers in the order in which they run.
  public static List<LayerSpec> layers(Network network) {
    return network.layers().stream().map(Located::value).map(NetworkSpecs::layer).toList();
  }

  static LayerSpec layer(Layer layer) {
    return switch (layer) {
      case Layer.Convolution c -> new Convolution(
          c.maps(), c.kernel().vertical(), c.kernel().horizontal(), c.stride().vertical(), c.stride().horizontal(),
          padding(c.padding()), activation(c.activation()), initialiser(c.initialiser()),
          c.scheduler().map(NetworkSpecs::scheduler));
      case Layer.Pooling p -> new Pooling(
          switch (p.kind()) {
            case MAX -> Pooling.Kind.MAX;
            case AVERAGE -> Pooling.Kind.AVERAGE;
          },
          p.window().vertical(), p.window().horizontal(), p.stride().vertical(), p.stride().horizontal());
      case Layer.Flatten _ -> new Flatten();
      case Layer.Dense d -> new Dense(
          d.nodes(), activation(d.activation()), initialiser(d.initialiser()),
          d.scheduler().map(NetworkSpecs::scheduler));
      case Layer.Output o -> new Output(
          o.nodes(), activation(o.activation()), initialiser(o.initialiser()),
          o.scheduler().map(NetworkSpecs::scheduler));
    };
  }

  public static Cost cost(Training.Cost cost) {
    return switch (cost) {
      case OLS -> Cost.OLS;
      case LOGISTIC -> Cost.LOGISTIC;
      case CROSS_ENTROPY -> Cost.CROSS_ENTROPY;
    };
  }

  public static Scheduler scheduler(lanewise.config.Scheduler scheduler) {
    return switch (scheduler) {
      case lanewise.config.Scheduler.Constant s -> new Scheduler.Constant(s.eta());
      case lanewise.config.Scheduler.Momentum s -> new Scheduler.Momentum(s.eta(), s.momentum());
      case lanewise.config.Scheduler.Adagrad s -> new Scheduler.Adagrad(s.eta(), s.epsilon());
      case lanewise.config.Scheduler.AdagradMomentum s ->
          new Scheduler.AdagradMomentum(s.eta(), s.momentum(), s.epsilon());
      case lanewise.config.Scheduler.RmsProp s -> new Scheduler.RmsProp(s.eta(), s.rho(), s.epsilon());
      case lanewise.config.Scheduler.Adam s -> new Scheduler.Adam(s.eta(), s.rho(), s.rho2(), s.epsilon());
    };
  }

  /// How to train, without a validation set.
  public static Fit fit(Training training) {
    Fit epochs = Fit.epochs(training.epochs())
        .lambda(training.lambda())
        .decay(training.decay())
        .threshold(training.threshold());
    return switch (training.batching().value()) {
      case Training.Batching.Size(int examples) -> epochs.batch(examples);
      case Training.Batching.Count(int batches) -> epochs.batches(batches);
    };
  }

  static Padding padding(lanewise.config.Padding padding) {
    return switch (padding) {
      case lanewise.config.Padding.Rule.SAME -> Padding.SAME;
      case lanewise.config.Padding.Rule.VALID -> Padding.VALID;
      case lanewise.config.Padding.Explicit(int vertical, int horizontal) ->
          new Padding.Explicit(vertical, horizontal);
    };
  }

  private static Activation activation(lanewise.config.Activation activation) {
    return switch (activation) {
      case lanewise.config.Activation.Plain.IDENTITY -> Activation.IDENTITY;
      case lanewise.config.Activation.Plain.SIGMOID -> Activation.SIGMOID;
      case lanewise.config.Activation.Plain.TANH -> Activation.TANH;
      case lanewise.config.Activation.Plain.SOFTMAX -> Activation.SOFTMAX;
      case lanewise.config.Activation.Plain.RELU -> Activation.RELU;
      case lanewise.config.Activation.LeakyRelu(double slope) -> new Activation.LeakyRelu(slope);
    };
  }

  private static Initialiser initialiser(lanewise.config.Initialiser initialiser) {
    return switch (initialiser) {
      case lanewise.config.Initialiser.Scaled.HE -> new Initialiser.He();
      case lanewise.config.Initialiser.Scaled.GLOROT -> new Initialiser.Glorot();
      case lanewise.config.Initialiser.Normal(double deviation) -> new Initialiser.Normal(deviation);
      case lanewise.config.Initialiser.Uniform(double limit) -> new Initialiser.Uniform(limit);
    };
  }
}
