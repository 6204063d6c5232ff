package lanewise.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import lanewise.checkpoint.Best;
import lanewise.checkpoint.CheckpointException;
import lanewise.checkpoint.Checkpoints;
import lanewise.checkpoint.ModelHeader;
import lanewise.checkpoint.NamedTensor;
import lanewise.checkpoint.NetworkTensors;
import lanewise.checkpoint.StoredCheckpoint;
import lanewise.checkpoint.TensorFile;
import lanewise.checkpoint.TrainingProgress;
import lanewise.config.TrainingExperiment;
import lanewise.config.TrialPlan;
import lanewise.model.BestEpoch;
import lanewise.model.Cnn;
import lanewise.model.Parameter;
import lanewise.model.TallyCounts;
import lanewise.model.TrainingState;
import lanewise.results.Environment;
import lanewise.results.EpochRecord;
import lanewise.results.TestRecord;
import lanewise.storage.StorageException;

/// The files of one trial's network: checkpoints while it trains, from which another process takes the trial up, and
/// the model when it is trained.
final class TrialModels {

  private static final double NANOS = 1e9;

  /// A training that an earlier process left; its parameters and scheduler states are in place.
  ///
  /// @param epochs the whole ones so far
  record TakenUp(TrainingState state, List<EpochRecord> epochs) {}

  private final TrainingExperiment experiment;
  private final TrialPlan plan;
  private final String arm;
  private final String dataSha256;
  private final Cnn cnn;
  private final Keeping keeping;
  private final Consumer<String> warnings;
  private final Optional<Checkpoints> checkpoints;
  private long last = System.nanoTime();
  private boolean unwritable;

  /// @param arm name of the arm in the run's tables
  /// @param cnn the network that is trained
  /// @param warnings of what is not as it should be, while the trial goes on
  TrialModels(TrainingExperiment experiment, TrialPlan plan, String arm, String dataSha256, Cnn cnn, Keeping keeping,
      Consumer<String> warnings) {
    this.experiment = experiment;
    this.plan = plan;
    this.arm = arm;
    this.dataSha256 = dataSha256;
    this.cnn = cnn;
    this.keeping = keeping;
    this.warnings = warnings;
    this.checkpoints = keeping.run().map(run -> new Checkpoints(run, plan.index()));
  }

  /// Puts the newest checkpoint of this trial in place, if there is one of the same training on the same data.
  ///
  /// @throws lanewise.checkpoint.CheckpointException if it claims to be, and does not fit the network
  Optional<TakenUp> takeUp() {
    return checkpoints.flatMap(files -> files.newest(warnings)).filter(this::isOfThisTraining).map(this::putInPlace);
  }

  private boolean isOfThisTraining(StoredCheckpoint file) {
    ModelHeader header = file.header();
    Optional<String> difference = header.progress().isEmpty() ? Optional.of("has no state of a training")
        : !header.config().equals(experiment.toYaml()) ? Optional.of("is of another configuration")
        : !header.dataSha256().equals(dataSha256) ? Optional.of("was trained on other data (SHA-256 "
            + header.dataSha256() + ", now " + dataSha256 + ")")
        : Optional.empty();
    difference.ifPresent(text -> warnings.accept("the checkpoint of trial " + plan.index() + " " + text
        + ": the trial begins anew"));
    return difference.isEmpty();
  }

  private TakenUp putInPlace(StoredCheckpoint file) {
    TrainingProgress progress = file.header().progress().orElseThrow();
    List<Parameter> parameters = cnn.parameters();
    if (progress.schedulerSteps().size() != parameters.size()) {
      throw new CheckpointException(file.path(), "has the steps of " + progress.schedulerSteps().size()
          + " schedulers, but the network has " + parameters.size() + " parameters");
    }
    Optional<BestEpoch> best = progress.best().map(scores -> new BestEpoch(scores.epoch(), scores.loss(),
        scores.accuracy().map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
        parameters.stream().map(parameter -> new float[parameter.size()]).toList()));
    file.load(tensors(best));
    for (int i = 0; i < parameters.size(); i++) {
      parameters.get(i).changed();
      parameters.get(i).state().resume(progress.schedulerSteps().get(i));
    }
    var tally = new TallyCounts(progress.lossSum(), progress.count(), progress.correct(), progress.confusion());
    return new TakenUp(new TrainingState(progress.epoch(), progress.step(), tally, progress.seconds(), best),
        progress.epochs());
  }

  /// All that a checkpoint holds of the network: its own arrays.
  private List<NamedTensor> tensors(Optional<BestEpoch> best) {
    List<Parameter> parameters = cnn.parameters();
    List<NamedTensor> tensors = new ArrayList<>(NetworkTensors.values(parameters));
    tensors.addAll(NetworkTensors.states(parameters));
    best.ifPresent(epoch -> tensors.addAll(NetworkTensors.best(parameters, epoch.parameters())));
    return tensors;
  }

  /// Whether it is time for a checkpoint.
  boolean due() {
    return checkpoints.isPresent() && (System.nanoTime() - last) / NANOS >= keeping.checkpointSeconds();
  }

  /// Writes a checkpoint. Where that fails the training goes on, and this is told once.
  ///
  /// @param epochs the whole ones so far
  void checkpoint(TrainingState state, List<EpochRecord> epochs) {
    if (checkpoints.isEmpty()) {
      return;
    }
    try {
      checkpoints.get().write(training(state, epochs));
      unwritable = false;
    } catch (StorageException full) {
      if (!unwritable) {
        warnings.accept("no checkpoint: " + full.getMessage() + "; the training goes on without");
      }
      unwritable = true;
    }
    last = System.nanoTime();
  }

  private TensorFile<ModelHeader> training(TrainingState state, List<EpochRecord> epochs) {
    TallyCounts tally = state.tally();
    var progress = new TrainingProgress(state.epoch(), state.step(), tally.lossSum(), tally.count(), tally.correct(),
        tally.confusion(), state.seconds(), epochs,
        cnn.parameters().stream().map(parameter -> parameter.state().step()).toList(),
        state.best().map(best -> new Best(best.epoch(), best.loss(), Boxed.of(best.accuracy()))));
    return new TensorFile<>(header(state.epoch() - 1, Optional.empty(), Optional.of(progress)), tensors(state.best()));
  }

  /// Writes the network as it is, trained.
  ///
  /// @throws StorageException if that fails
  void save(Path file, int epochs, TestRecord test) {
    var content = new TensorFile<>(header(epochs, Optional.of(test), Optional.empty()),
        NetworkTensors.values(cnn.parameters()));
    try {
      content.write(file);
    } catch (IOException e) {
      throw new StorageException(file, e, "the model goes to another file with --save-model FILE");
    }
  }

  /// Whether a file holds a model of that training.
  ///
  /// @param experiment under the settings of its arm
  static boolean isOf(Path file, TrainingExperiment experiment) {
    try {
      ModelHeader header = TensorFile.read(file, ModelHeader.class).header();
      return header.progress().isEmpty() && header.config().equals(experiment.toYaml());
    } catch (CheckpointException _) {
      return false;
    }
  }

  private ModelHeader header(int epochs, Optional<TestRecord> test, Optional<TrainingProgress> progress) {
    Environment here = Environment.current();
    return new ModelHeader(experiment.name(), experiment.toYaml(), experiment.sha256(), arm,
        plan.arm().kernels().label(), plan.arm().algorithm().label(), experiment.dataset().value().name(), dataSha256,
        cnn.weightsSha256(), here.commit(), here.jvm(), here.cpu(), Instant.now().toString(), epochs,
        test.map(TestRecord::loss), test.flatMap(TestRecord::accuracy), progress);
  }
}
