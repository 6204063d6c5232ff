package lanewise.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lanewise.config.schema.ByKind;
import lanewise.config.schema.Checked;
import lanewise.config.schema.Choice;
import lanewise.config.schema.Cursor;
import lanewise.config.schema.DottedKeys;
import lanewise.config.schema.Fields;
import lanewise.config.schema.FilePath;
import lanewise.config.schema.Fixed;
import lanewise.config.schema.FolderName;
import lanewise.config.schema.Key;
import lanewise.config.schema.ListOf;
import lanewise.config.schema.LocatedOf;
import lanewise.config.schema.Mapped;
import lanewise.config.schema.NamedLines;
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
import lanewise.config.yaml.Located;
import lanewise.config.yaml.Problems;
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

  private static final Key<Integer> MAPS = Key.required("maps", Whole.atLeast(1), "number of feature maps");
  private static final Key<Axes> FILTER = Key.required("kernel", SIZE, "height and width of the filters");
  private static final Key<Axes> STRIDE = Key.of("stride", SIZE, new Axes(1, 1), "step of the filters");
  private static final Key<Padding> PAD = Key.of("padding", PADDING, Padding.Rule.VALID, "zeros around the image");
  private static final Key<Axes> WINDOW = Key.required("window", SIZE, "height and width of a window");
  private static final Key<Axes> WINDOW_STRIDE =
      Key.sameAs("stride", "window", SIZE, "step of the windows; without it the window itself");

  private static final Choice<Layer> FLATTEN = Choice.ofWord("flatten", new Layer.Flatten());

  private static final Variants<Layer> LAYER = Variants.of("layer", FLATTEN)
      .with("convolution", Fields.of(Layer.Convolution.class,
          MAPS, FILTER, STRIDE, PAD, ACTIVATE, INITIALISE, SCHEDULE))
      .with("pooling", Fields.of(Layer.Pooling.class,
          Key.required("kind", Choice.of(Layer.Pooling.Kind.class), "what becomes of a window"),
          WINDOW, WINDOW_STRIDE))
      .with("dense", Fields.of(Layer.Dense.class, NODES, ACTIVATE, INITIALISE, SCHEDULE))
      .with("output", Fields.of(Layer.Output.class, NODES, ACTIVATE, INITIALISE, SCHEDULE));

  private static final String INPUT = "[channels, height, width] or [features]";

  private static final Type<Network> NETWORK = Fields.of(Network.class,
      Key.required("input", new LocatedOf<>(ListOf.ofLengths(Whole.atLeast(1), INPUT, 1, 3)),
          INPUT + " of one example"),
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
      Key.optional("path", new FilePath(), "folder of the files"),
      new OnlyWhen<>("name", "idx", Fields.of(Dataset.IdxFiles.class,
          Key.required("train_images", new FilePath(), "IDX file of the training images"),
          Key.required("train_labels", new FilePath(), "IDX file of the training labels"),
          Key.required("test_images", new FilePath(), "IDX file of the test images"),
          Key.required("test_labels", new FilePath(), "IDX file of the test labels"))));

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

  private static final Key<List<Kernels>> KERNELS = Key.of("kernels",
      ListOf.upTo(Kernels.values().length, Choice.of(Kernels.class)).withoutRepetition(), List.of(Kernels.VECTOR),
      "which twins of the kernels");
  private static final Key<List<Integer>> THREADS = Key.of("threads",
      ListOf.upTo(64, Whole.between(1, Arms.MOST_THREADS)).withoutRepetition(), List.of(1), "thread counts");
  private static final Key<List<Integer>> VECTOR_BITS = Key.of("vector_bits",
      ListOf.upTo(3, Choice.ofNumbers(128, 256, 512)).withoutRepetition(), List.of(),
      "register widths for vector kernels; without it the machine's widest");
  private static final Key<List<JvmFlags>> JVM_FLAGS = Key.of("jvm_flags",
      new NamedLines<>(JvmFlags::new, JvmFlags::name, JvmFlags::text, 64), List.of(JvmFlags.NONE),
      "sets of flags for the trial's JVM, perhaps named");
  private static final Key<Integer> REPEATS =
      Key.of("repeats", Whole.between(1, 100), 1, "how often each combination runs");

  private static final Key<Optional<Located<String>>> BASELINE = Key.optional("baseline",
      new LocatedOf<>(Text.line()), "name of the arm that the others are compared with; else the first scalar one");

  private static final DottedKeys<Variation> VARIATIONS = new DottedKeys<>(List.of("dataset", "network", "training"),
      Variation::new, Variation::path, Variation::values, "values of any other key of the file");

  private static final Fields<Arms> ARMS = Fields.of(Arms.class, KERNELS,
      Key.of("algorithm", ListOf.upTo(Algorithm.values().length, Choice.of(Algorithm.class)).withoutRepetition(),
          List.of(Algorithm.BEST), "how convolutions are computed"),
      THREADS, VECTOR_BITS, JVM_FLAGS, VARIATIONS, REPEATS, BASELINE);

  /// Names that mean something else among results, whatever the case of their letters.
  private static final Map<String, String> RESERVED = Map.of(
      "bench", "results/bench is where ./lanewise bench keeps its results",
      "last", "on a command line that is the newest run",
      "reference", "results/reference is where results are kept for good");

  private static final Key<String> NAME = Key.required("experiment",
      new Checked<>(new FolderName(), ExperimentSchema::nameIsFree), "its name, also of its results folder");

  private static final Fields<TrainingExperiment> TRAINING_EXPERIMENT = Fields.of(TrainingExperiment.class,
      NAME,
      Key.required("dataset", new LocatedOf<>(DATASET), "what is learned"),
      Key.required("network", NETWORK, "what learns"),
      Key.required("training", TRAINING, "how it learns"),
      Key.ofDefaults("arms", ARMS, "what is compared"));

  private static final Key<String> SHAPE_NAME =
      Key.required("name", new Text(Pattern.compile("[A-Za-z0-9._-]{1,40}"),
          "a name of 1 to 40 letters, digits and . _ -"), "what tables call the shape");
  private static final Key<Integer> CHANNELS = Key.required("channels", Whole.atLeast(1), "channels of an image");
  private static final Key<Integer> HEIGHT = Key.required("height", Whole.atLeast(1), "rows of an image");
  private static final Key<Integer> WIDTH = Key.required("width", Whole.atLeast(1), "columns of an image");
  private static final Key<Integer> IMAGES = Key.required("images", Whole.atLeast(1), "images of the batch");
  private static final Key<Integer> ROWS = Key.required("rows", Whole.atLeast(1), "rows of the matrix");
  private static final Key<Integer> COLUMNS = Key.required("columns", Whole.atLeast(1), "columns of the matrix");

  private static final Fields<KernelShapes> SHAPES = Fields.of(KernelShapes.class,
      shapes("conv", "of convolutions", Fields.of(KernelShape.Conv.class, SHAPE_NAME, CHANNELS, HEIGHT, WIDTH,
          MAPS, FILTER, STRIDE, PAD, IMAGES)),
      shapes("gemm", "of matrix products", Fields.of(KernelShape.Gemm.class, SHAPE_NAME, ROWS, COLUMNS,
          Key.required("depth", Whole.atLeast(1), "products that each element of the result adds up"),
          Key.of("transpose_a", Choice.ofBooleans(), false, "whether A is stored depth x rows"),
          Key.of("transpose_b", Choice.ofBooleans(), false, "whether B is stored columns x depth"))),
      shapes("dense", "of dense layers", Fields.of(KernelShape.Dense.class, SHAPE_NAME,
          Key.required("inputs", Whole.atLeast(1), "features of an example"), NODES, IMAGES)),
      shapes("pool", "of pooling", Fields.of(KernelShape.Pool.class, SHAPE_NAME, CHANNELS, HEIGHT, WIDTH, WINDOW,
          WINDOW_STRIDE, IMAGES)),
      shapes("rows", "of what works on the rows of a matrix", Fields.of(KernelShape.Rows.class, SHAPE_NAME, ROWS,
          COLUMNS)),
      shapes("elements", "of what works on each number alone", Fields.of(KernelShape.Elements.class, SHAPE_NAME,
          Key.required("length", Whole.atLeast(1), "how many numbers"))));

  private static final List<Algorithm> EVERY_ALGORITHM =
      Stream.of(Algorithm.values()).filter(algorithm -> algorithm != Algorithm.BEST).toList();

  private static final Fields<KernelsExperiment> KERNELS_EXPERIMENT = Fields.of(KernelsExperiment.class,
      NAME,
      Key.required("operations",
          ListOf.upTo(Operation.ALL.size(), new LocatedOf<>(Choice.ofSome(Operation.ALL))).withoutRepetition(),
          "what is measured"),
      Key.of("algorithms",
          ListOf.upTo(EVERY_ALGORITHM.size(), Choice.ofSome(EVERY_ALGORITHM)).withoutRepetition(), EVERY_ALGORITHM,
          "how convolutions are computed"),
      Key.required("shapes", SHAPES, "on what it is measured"),
      Key.of("samples", Whole.between(3, 10_000), 11, "how often each call is timed, if there is time"),
      Key.of("call_seconds", Real.between(0.001, 600), 0.1,
          "after which no sample of a call is taken; before, the JIT compiler rests for as long"),
      Key.ofDefaults("arms",
          Fields.of(Arms.class, KERNELS, new Fixed<>(List.of(Algorithm.BEST)), THREADS, VECTOR_BITS, JVM_FLAGS,
              new Fixed<>(List.of()), REPEATS, BASELINE),
          "what is compared"));

  /// The whole file.
  static final ByKind<Experiment> EXPERIMENT = ByKind.<Experiment>of("kind", "train", TRAINING_EXPERIMENT)
      .with("kernels", KERNELS_EXPERIMENT);

  private ExperimentSchema() {}

  /// The variations of a training, whatever else is wrong with the file.
  static List<Variation> variations(Tree file) {
    var top = Cursor.top(file, new Problems());
    boolean training = top.child("kind").isEmpty();
    return training ? top.child("arms").flatMap(VARIATIONS::read).orElse(List.of()) : List.of();
  }

  private static <S extends KernelShape> Key<List<Located<S>>> shapes(String family, String doc, Fields<S> shape) {
    return Key.of(family, ListOf.upTo(100, new LocatedOf<>(shape)), List.of(), doc);
  }

  private static void nameIsFree(Cursor name) {
    if (name.tree() instanceof Tree.Scalar(_, _, String text, _)) {
      Optional.ofNullable(RESERVED.get(text.toLowerCase(Locale.ROOT)))
          .ifPresent(why -> name.refuse(name.tree().at(), "cannot be " + Tree.quote(text) + ": " + why));
    }
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
