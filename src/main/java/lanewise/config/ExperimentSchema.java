package lanewise.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lanewise.config.schema.ByKind;
import lanewise.config.schema.Checked;
import lanewise.config.schema.Choice;
import lanewise.config.schema.Cursor;
import lanewise.config.schema.Fields;
import lanewise.config.schema.Key;
import lanewise.config.schema.ListOf;
import lanewise.config.schema.LocatedOf;
import lanewise.config.schema.Mapped;
import lanewise.config.schema.OneKeyOf;
import lanewise.config.schema.OneKeyOf.Way;
import lanewise.config.schema.OnlyWhen;
import lanewise.config.schema.PerAxis;
import lanewise.config.schema.Real;
import lanewise.config.schema.Text;
import lanewise.config.schema.Type;
import lanewise.config.schema.Variants;
import lanewise.config.schema.Whole;
import lanewise.config.schema.WordOr;
import lanewise.config.yaml.Tree;

/// The table of every key of an experiment file: name, type with its range or choices, default, meaning. Reading,
/// refusing and writing all follow it. To add a key, add a component to a record and a row at the same place here.
final class ExperimentSchema {

  private static final Key<Double> ETA = Key.of("eta", Real.above(0), 0.01, "learning rate");
  private static final Key<Double> ADAM_ETA = Key.of("eta", Real.above(0), 0.001, "learning rate");
  private static final Key<Double> MOMENTUM =
      Key.of("momentum", Real.below(0, 1), 0.9, "share of the last update that the next one keeps");
  private static final Key<Double> RHO =
      Key.of("rho", Real.below(0, 1), 0.9, "share of the running mean that each step keeps");
  private static final Key<Double> RHO2 =
      Key.of("rho2", Real.below(0, 1), 0.999, "share of the running mean of squares that each step keeps");
  private static final Key<Double> EPSILON =
      Key.of("epsilon", Real.above(0), 1e-8, "keeps the divisor away from 0");

  private static final Type<Scheduler> SCHEDULER = Variants.<Scheduler>of("scheduler")
      .with("constant", Fields.of(Scheduler.Constant.class, ETA))
      .with("momentum", Fields.of(Scheduler.Momentum.class, ETA, MOMENTUM))
      .with("adagrad", Fields.of(Scheduler.Adagrad.class, ETA, EPSILON))
      .with("adagrad-momentum", Fields.of(Scheduler.AdagradMomentum.class, ETA, MOMENTUM, EPSILON))
      .with("rmsprop", Fields.of(Scheduler.RmsProp.class, ETA, RHO, EPSILON))
      .with("adam", Fields.of(Scheduler.Adam.class, ADAM_ETA, RHO, RHO2, EPSILON));

  private static final Type<Activation> ACTIVATION =
      Variants.<Activation>of("activation", Choice.of(Activation.Plain.class))
          .with("leaky-relu", Fields.of(Activation.LeakyRelu.class,
              Key.of("slope", Real.between(0, 1), 0.001, "slope for negative values")));

  private static final Type<Initialiser> INITIALISER =
      Variants.<Initialiser>of("initialiser", Choice.of(Initialiser.Scaled.class))
          .with("normal", Fields.of(Initialiser.Normal.class,
              Key.required("deviation", Real.above(0), "standard deviation of the weights")))
          .with("uniform", Fields.of(Initialiser.Uniform.class,
              Key.required("limit", Real.above(0), "largest absolute value of a weight")));

  private static final Key<Integer> NODES = Key.required("nodes", Whole.atLeast(1), "number of nodes");
  private static final Key<Activation> ACTIVATE =
      Key.of("activation", ACTIVATION, Activation.Plain.IDENTITY, "function of each output");
  private static final Key<Initialiser> INITIALISE =
      Key.of("initialiser", INITIALISER, Initialiser.Scaled.GLOROT, "distribution of the first weights");
  private static final Key<Optional<Scheduler>> SCHEDULE =
      Key.optional("scheduler", SCHEDULER, "for this layer; without it the one of the training");

  private static final Type<Axes> SIZE = new Mapped<>(new PerAxis<>(Whole.atLeast(1)),
      both -> new Axes(both.getFirst(), both.getLast()),
      axes -> List.of(axes.vertical(), axes.horizontal()));

  private static final Type<Padding.Explicit> EXPLICIT_PADDING = new Mapped<>(new PerAxis<>(Whole.atLeast(0)),
      both -> new Padding.Explicit(both.getFirst(), both.getLast()),
      padding -> List.of(padding.vertical(), padding.horizontal()));

  private static final Type<Padding> PADDING =
      new WordOr<>(Choice.of(Padding.Rule.class), EXPLICIT_PADDING, Padding.Explicit.class);

  private static final Choice<Layer> FLATTEN = Choice.ofWord("flatten", new Layer.Flatten());

  private static final Variants<Layer> LAYER = Variants.of("layer", FLATTEN)
      .with("convolution", Fields.of(Layer.Convolution.class,
          Key.required("maps", Whole.atLeast(1), "number of feature maps"),
          Key.required("kernel", SIZE, "height and width of the filters"),
          Key.of("stride", SIZE, new Axes(1, 1), "step of the filters"),
          Key.of("padding", PADDING, Padding.Rule.VALID, "zeros around the image"),
          ACTIVATE, INITIALISE, SCHEDULE))
      .with("pooling", Fields.of(Layer.Pooling.class,
          Key.required("kind", Choice.of(Layer.Pooling.Kind.class), "what becomes of a window"),
          Key.required("window", SIZE, "height and width of a window"),
          Key.sameAs("stride", "window", SIZE, "step of the windows; without it the window itself")))
      .with("dense", Fields.of(Layer.Dense.class, NODES, ACTIVATE, INITIALISE, SCHEDULE))
      .with("output", Fields.of(Layer.Output.class, NODES, ACTIVATE, INITIALISE, SCHEDULE));

  private static final Type<Network> NETWORK = Fields.of(Network.class,
      Key.required("input", new LocatedOf<>(ListOf.ofLengths(Whole.atLeast(1), 1, 3)),
          "[channels, height, width] or [features] of one example"),
      Key.required("layers",
          new Checked<>(ListOf.upTo(1000, new LocatedOf<>(LAYER)), ExperimentSchema::outputComesLast),
          "in running order; the last is the output"));

  private static final Type<Dataset> DATASET = Fields.of(Dataset.class,
      Key.required("name", Choice.ofWords("mnist", "fashion-mnist", "idx", "synthetic-digits", "franke"),
          "which data"),
      Key.optionalInt("train", Whole.atLeast(1), "how many training examples; without it all"),
      Key.optionalInt("validation", Whole.atLeast(1),
          "how many of the following training examples are held back to validate; without it none"),
      Key.optionalInt("test", Whole.atLeast(1), "how many test examples; without it all"),
      Key.optional("path", path(), "folder of the files"),
      new OnlyWhen<>("name", "idx", Fields.of(Dataset.IdxFiles.class,
          Key.required("train_images", path(), "IDX file of the training images"),
          Key.required("train_labels", path(), "IDX file of the training labels"),
          Key.required("test_images", path(), "IDX file of the test images"),
          Key.required("test_labels", path(), "IDX file of the test labels"))));

  private static final Type<Training> TRAINING = Fields.of(Training.class,
      Key.required("cost", new LocatedOf<>(Choice.of(Training.Cost.class)), "what is minimised"),
      Key.required("scheduler", SCHEDULER, "how gradients become updates"),
      Key.required("epochs", Whole.atLeast(1), "how often every training example is used"),
      new OneKeyOf<Training.Batching>(new Training.Batching.Size(64), List.of(
          new Way<>(Training.Batching.Size.class, "batch",
              new Mapped<>(Whole.atLeast(1), Training.Batching.Size::new, Training.Batching.Size::examples),
              "examples in a batch"),
          new Way<>(Training.Batching.Count.class, "batches",
              new Mapped<>(Whole.atLeast(1), Training.Batching.Count::new, Training.Batching.Count::batches),
              "number of batches"))),
      Key.of("lambda", Real.atLeast(0), 0.0, "weight of the L2 term"),
      Key.of("seed", Whole.any(), 2023L, "of initial weights and shuffling"),
      Key.of("decay", Real.above(0), 1.0, "factor on eta after each epoch"),
      Key.of("threshold", Real.between(0, 1), 0.5, "from which value on a binary output means 1"));

  private static final Fields<Arms> ARMS = Fields.of(Arms.class,
      Key.of("kernels", ListOf.upTo(2, Choice.of(Kernels.class)).withoutRepetition(), List.of(Kernels.VECTOR),
          "which twins of the kernels"),
      Key.of("algorithm", ListOf.upTo(Algorithm.values().length, Choice.of(Algorithm.class)).withoutRepetition(),
          List.of(Algorithm.BEST), "how convolutions are computed"),
      Key.of("threads", ListOf.upTo(64, Whole.between(1, Arms.MOST_THREADS)).withoutRepetition(), List.of(1),
          "thread counts"),
      Key.of("vector_bits", ListOf.upTo(3, Choice.ofNumbers(128, 256, 512)).withoutRepetition(), List.of(),
          "register widths for vector kernels; without it the machine's widest"),
      Key.of("jvm_flags", ListOf.upTo(64, Text.lineOrEmpty()).withoutRepetition(), List.of(""),
          "sets of flags for the trial's JVM"),
      Key.of("repeats", Whole.between(1, 100), 1, "how often each combination runs"));

  private static final Key<String> NAME =
      Key.required("experiment", new Text(Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,64}"),
          "a name of 1 to 64 letters, digits and . _ - (not . or ..)"), "its name, also of its results folder");

  private static final Fields<TrainingExperiment> TRAINING_EXPERIMENT = Fields.of(TrainingExperiment.class,
      NAME,
      Key.required("dataset", new LocatedOf<>(DATASET), "what is learned"),
      Key.required("network", NETWORK, "what learns"),
      Key.required("training", TRAINING, "how it learns"),
      Key.ofDefaults("arms", ARMS, "what is compared"));

  /// The whole file.
  static final ByKind<Experiment> EXPERIMENT = ByKind.of("kind", "train", TRAINING_EXPERIMENT);

  private ExperimentSchema() {}

  private static Type<Path> path() {
    return new Mapped<>(Text.line(), Path::of, Path::toString);
  }

  private static void outputComesLast(Cursor layers) {
    if (!(layers.tree() instanceof Tree.Sequence(_, List<Tree> items)) || items.isEmpty()) {
      return;
    }
    for (int i = 0; i < items.size() - 1; i++) {
      if (isOutput(items.get(i))) {
        layers.refuse(items.get(i).at(),
            "must have its output last: layer " + i + " of 0 to " + (items.size() - 1) + " is one");
      }
    }
    if (!isOutput(items.getLast())) {
      layers.refuse(items.getLast().at(), "must end with an output, so that the task is known");
    }
  }

  private static boolean isOutput(Tree layer) {
    return LAYER.nameOf(layer).filter("output"::equals).isPresent();
  }
}
