package lanewise.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import lanewise.kernels.conv.ConvAlgorithm;
import lanewise.tensor.Examples;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/// The paper's container: layers run in the order in which they are added.
///
/// ```java
/// var cnn = new Cnn(Shape.of(1, 28, 28), Cost.CROSS_ENTROPY, new Scheduler.Adam(0.001), 2023, Compute.vector(2));
/// cnn.add(new Convolution(1, 3, 3).padding(Padding.SAME).activation(Activation.LEAKY_RELU));
/// cnn.add(new Flatten());
/// cnn.add(new Dense(30, Activation.LEAKY_RELU));
/// cnn.add(new Output(10, Activation.SOFTMAX));
/// cnn.fit(train, Fit.epochs(5).batch(64), TrainingListener.SILENT);
/// ```
///
/// A network is used by one thread at a time; it spreads its work over the threads of its [Compute].
public final class Cnn {

  private final Architecture architecture;
  private final Scheduler scheduler;
  private final long seed;
  private final Compute compute;
  private final StepClock clock;
  private final boolean inputGradient;
  private final List<Layer> layers = new ArrayList<>();
  private final List<Parameter> parameters = new ArrayList<>();
  private final Updater updater;
  private OutputHead head;
  private double stepLoss = Double.NaN;

  /// @param input shape of one item, `c x h x w` or a flat row
  /// @param scheduler for every parameter of a layer that brings none of its own; each gets its own state
  /// @param seed of the initial weights and of the order of training
  public Cnn(Shape input, Cost cost, Scheduler scheduler, long seed, Compute compute) {
    this(input, cost, scheduler, seed, compute, false);
  }

  /// @param inputGradient whether the first layer, too, computes the gradient with respect to its input
  Cnn(Shape input, Cost cost, Scheduler scheduler, long seed, Compute compute, boolean inputGradient) {
    this.architecture = new Architecture(input, cost);
    this.scheduler = scheduler;
    this.seed = seed;
    this.compute = compute;
    this.clock = compute.clock();
    this.inputGradient = inputGradient;
    this.updater = new Updater(compute);
  }

  /// Appends a layer.
  ///
  /// @throws ArchitectureException with both numbers if the layer does not fit behind the present last one; the
  ///     network is then as before
  public Cnn add(LayerSpec spec) {
    Architecture.Stage stage = architecture.stage(spec);
    int number = architecture.stages().size();
    var context = new LayerContext(compute, scheduler, seed, number, inputGradient || !parameters.isEmpty());
    Layer layer = spec.build(stage.input(), context);
    architecture.append(stage);
    parameters.addAll(layer.parameters());
    if (layers.isEmpty() || !layers.getLast().absorb(layer)) {
      layers.add(layer);
    }
    spec.outputActivation().ifPresent(output -> head = new OutputHead(stage.output(), architecture.cost(), compute));
    return this;
  }

  /// Computes the outputs of a batch. The result belongs to the network and is valid until the next call.
  ///
  /// @throws ArchitectureException if there is no output layer, items have another shape than the network's input,
  ///     or there are none
  public Tensor forward(Tensor batch) {
    requireFits(batch);
    Tensor x = batch;
    for (Layer layer : layers) {
      x = layer.forward(x);
      clock.lap();
    }
    Tensor outputs = head.forward(x);
    clock.lap(Pass.LOSS);
    return outputs;
  }

  /// As [#forward], bit for bit, but without keeping what backward needs.
  ///
  /// @throws ArchitectureException as there
  public Tensor infer(Tensor batch) {
    requireFits(batch);
    Tensor x = batch;
    for (Layer layer : layers) {
      x = layer.infer(x);
    }
    return head.forward(x);
  }

  private void requireFits(Tensor batch) {
    architecture.requireComplete();
    if (!batch.item().equals(architecture.input())) {
      throw new ArchitectureException("the network's input is " + architecture.input() + ", but the batch has items of "
          + batch.item());
    }
    if (batch.count() == 0) {
      throw new ArchitectureException("the batch has no items: there must be at least one");
    }
  }

  /// Mean cost of the batch of the last [#forward] or [#infer], without the L2 term.
  public double loss(Tensor targets) {
    double loss = head.loss(targets);
    clock.lap(Pass.LOSS);
    return loss;
  }

  /// The L2 term of the cost: `lambda / 2 · Σ w²` over all weights, not biases.
  public double penalty(double lambda) {
    return lambda == 0 ? 0 : updater.penalty(parameters, lambda);
  }

  /// Fills the gradients of all parameters for the batch of the last [#forward].
  ///
  /// @return the gradient with respect to the input, if the network was built to compute it
  Tensor backward(Tensor targets) {
    Tensor d = head.gradient(targets);
    clock.lap(Pass.LOSS);
    for (Layer layer : layers.reversed()) {
      d = layer.backward(d);
      clock.lap();
    }
    return d;
  }

  /// One training step on one batch: forward, loss, backward, and every scheduler's update. It is taken as a whole or
  /// not at all: before the update, all that was computed is known to be finite.
  ///
  /// @param lambda of the L2 regularisation, 0 for none
  /// @param etaFactor by which learning rates are multiplied in this step
  /// @return the batch's outputs before the update, valid until the next call
  /// @throws DivergedException if something was not finite, in values or gradients, even where an activation hid it
  public Tensor step(Tensor inputs, Tensor targets, double lambda, double etaFactor) {
    Tensor outputs = forward(inputs);
    stepLoss = loss(targets);
    requireFiniteStep(Double.isFinite(stepLoss), inputs, targets);
    backward(targets);
    requireFiniteStep(true, inputs, targets);
    updater.update(parameters, lambda, etaFactor);
    clock.lap();
    return outputs;
  }

  private void requireFiniteStep(boolean finite, Tensor inputs, Tensor targets) {
    boolean all = finite;
    for (Layer layer : layers) {
      all &= layer.finite();
    }
    if (!all) {
      throw new DivergenceSearch(architecture, parameters, compute).explain(inputs, targets, stepLoss);
    }
  }

  /// Mean cost of the batch of the last [#step], before its update, without the L2 term; NaN before the first.
  public double stepLoss() {
    return stepLoss;
  }

  /// What the last update made of the parameters only shows in the next step: to be asked before they are kept.
  ///
  /// @throws DivergedException if a parameter, or a running average of its scheduler, is not finite
  public void requireFinite() {
    new DivergenceSearch(architecture, parameters, compute).explainNetwork(stepLoss).ifPresent(diverged -> {
      throw diverged;
    });
  }

  /// Trains over whole epochs.
  ///
  /// @throws ArchitectureException if the network does not fit the examples, those of the validation included
  public History fit(Examples train, Fit options, TrainingListener listener) {
    return fit(train, options, listener, TrainingState.START);
  }

  /// Goes on with a training whose parameters and scheduler states are in place, to the same bits as if it had never
  /// ended.
  ///
  /// @param from where the training stood
  /// @throws ArchitectureException as there
  public History fit(Examples train, Fit options, TrainingListener listener, TrainingState from) {
    architecture.requireFits(train);
    options.validation().ifPresent(architecture::requireFits);
    Examples examples = targets(train);
    return new TrainingLoop(this, seed, options, listener, examples, from).run(examples);
  }

  /// Loss, accuracy and confusion matrix over all examples.
  ///
  /// @throws ArchitectureException if the network does not fit the examples
  public Evaluation evaluate(Examples examples) {
    return evaluate(examples, Fit.DEFAULT_THRESHOLD);
  }

  /// @param threshold from which on a binary output means class 1
  public Evaluation evaluate(Examples examples, double threshold) {
    architecture.requireFits(examples);
    return Evaluation.of(this, targets(examples), threshold);
  }

  /// The raw outputs of a batch, copied.
  public Tensor predict(Tensor batch) {
    Tensor outputs = infer(batch);
    return Tensor.of(outputs.item(), Arrays.copyOf(outputs.data(), outputs.size()));
  }

  /// The class of each item: the largest output, or for a binary network whether the output reaches 0.5.
  public int[] predictClasses(Tensor batch) {
    return predictClasses(batch, Fit.DEFAULT_THRESHOLD);
  }

  /// @param threshold from which on a binary output means class 1
  public int[] predictClasses(Tensor batch, double threshold) {
    Tensor outputs = infer(batch);
    int[] classes = new int[outputs.count()];
    for (int row = 0; row < classes.length; row++) {
      classes[row] = Tally.predictedClass(outputs, row, threshold);
    }
    return classes;
  }

  /// What each layer makes of a batch, in the order of the network, the last being the network's outputs: to look into
  /// a network. The same bits as in [#forward], but one layer after the other, and slower.
  ///
  /// @throws ArchitectureException as there
  public List<Tensor> activations(Tensor batch) {
    requireFits(batch);
    var separate = new SeparateLayers(architecture, parameters, compute);
    var outputs = new ArrayList<Tensor>();
    Tensor x = batch;
    for (int i = 0; i < architecture.stages().size(); i++) {
      x = separate.build(i).infer(x);
      outputs.add(x);
    }
    outputs.set(outputs.size() - 1, new OutputHead(x.item(), architecture.cost(), compute).forward(x));
    return outputs;
  }

  private Examples targets(Examples examples) {
    boolean binary = architecture.cost() == Cost.LOGISTIC && examples.targetShape().size() == 2;
    return binary ? new BinaryTargets(examples) : examples;
  }

  public Architecture architecture() {
    return architecture;
  }

  /// All parameters in layer order, weights before biases.
  public List<Parameter> parameters() {
    return Collections.unmodifiableList(parameters);
  }

  /// The algorithms that compute its convolutions, each once, in order of first use: `best` decides for each pass.
  public List<ConvAlgorithm> convAlgorithms() {
    return layers.stream().flatMap(layer -> layer.algorithms().stream()).distinct().toList();
  }

  /// SHA-256 of all weights and biases in layer order, as little-endian floats, in hex.
  public String weightsSha256() {
    return WeightsHash.of(parameters);
  }

  /// Layers, shapes, parameters and FLOP as a table.
  public String summary() {
    return architecture.summary();
  }

  StepClock clock() {
    return clock;
  }

  /// The last [#forward]'s weighted sums before the output activation.
  Tensor logits() {
    return head.sums();
  }
}
