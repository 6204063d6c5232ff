package lanewise.run;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// What a trial keeps of its network in files.
///
/// @param run folder of the run that checkpoints go to and are taken up from; empty for none
/// @param checkpointSeconds after which the next checkpoint is due; 0 for one after each step
/// @param model where the trained network goes; empty for nowhere
/// @param bestModel where the network of the best epoch goes; empty for nowhere
record Keeping(Optional<Path> run, double checkpointSeconds, Optional<Path> model, Optional<Path> bestModel) {

  /// So much training a crash may cost; written this often, checkpoints cost nothing that could be measured.
  static final String USUAL_SECONDS = "30";

  /// Nothing.
  static final Keeping NOTHING = new Keeping(Optional.empty(), 0, Optional.empty(), Optional.empty());

  /// Whether a model is wanted.
  boolean models() {
    return files().findAny().isPresent();
  }

  /// The files of the models that are wanted.
  Stream<Path> files() {
    return Stream.of(model, bestModel).flatMap(Optional::stream);
  }

  /// The same with checkpoints in the folder of a run.
  Keeping in(Path folder) {
    return new Keeping(Optional.of(folder), checkpointSeconds, model, bestModel);
  }

  /// The same without models.
  Keeping withoutModels() {
    return new Keeping(run, checkpointSeconds, Optional.empty(), Optional.empty());
  }
}
