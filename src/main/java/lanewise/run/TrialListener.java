package lanewise.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lanewise.console.StopSignal;
import lanewise.model.Epoch;
import lanewise.model.Evaluation;
import lanewise.model.TrainingListener;
import lanewise.model.TrainingState;
import lanewise.results.EpochRecord;
import lanewise.results.Status;

/// Follows the training of a trial: passes progress on, keeps the epochs and now and then a checkpoint, and ends the
/// training when that was requested.
final class TrialListener implements TrainingListener {

  private final TrialProgress progress;
  private final StopSignal stop;
  private final TrialModels models;
  private final List<EpochRecord> epochs;
  private boolean cold = true;

  /// @param before the whole epochs that an earlier process of the trial trained
  TrialListener(TrialProgress progress, StopSignal stop, TrialModels models, List<EpochRecord> before) {
    this.progress = progress;
    this.stop = stop;
    this.models = models;
    this.epochs = new ArrayList<>(before);
  }

  /// The whole epochs, and the one that diverged.
  List<EpochRecord> epochs() {
    return epochs;
  }

  @Override
  public void step(int epoch, int step, int steps, double loss) {
    progress.step(epoch, step, steps);
  }

  @Override
  public void diverged(int epoch, int step, int steps, double loss) {
    epochs.add(new EpochRecord(epoch, loss, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), Status.DIVERGED, cold));
  }

  @Override
  public void epoch(Epoch epoch) {
    var record = new EpochRecord(
        epoch.number(),
        epoch.train().loss(),
        Boxed.of(epoch.train().accuracy()),
        epoch.validation().map(Evaluation::loss),
        epoch.validation().flatMap(scores -> Boxed.of(scores.accuracy())),
        Optional.of(epoch.seconds()),
        Optional.of(epoch.imagesPerSecond()),
        epoch.validation().stream().allMatch(scores -> Double.isFinite(scores.loss())) ? Status.OK : Status.DIVERGED,
        cold);
    cold = false;
    epochs.add(record);
    progress.epoch(record);
  }

  @Override
  public boolean wantsCheckpoint() {
    return models.due();
  }

  @Override
  public void checkpoint(TrainingState state) {
    models.checkpoint(state, epochs);
  }

  @Override
  public boolean stop() {
    return stop.requested();
  }
}
