package lanewise.run;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import lanewise.console.Session;
import lanewise.console.TerminalBar;
import lanewise.results.EpochRecord;
import me.tongfei.progressbar.ProgressBar;

/// What a trial tells while it trains: a bar for each epoch on a terminal, else a line for each epoch, or nothing.
sealed interface TrialProgress extends AutoCloseable {

  /// How the lines and the bars below begin, and those of [KernelProgress].
  Pattern PROGRESS = Pattern.compile("\\s*((epoch|call) \\d+/\\d+:|(epoch \\d+/\\d+|calls) +\\d+% )");

  /// @param quiet whether to tell nothing
  static TrialProgress of(Session session, boolean quiet, int epochs) {
    return quiet
        ? new Silent(session.err())
        : session.columns()
            .<TrialProgress>map(columns -> new Bar(session.err(), columns, epochs))
            .orElseGet(() -> new Lines(session.err(), epochs));
  }

  int LOSS_DECIMALS = 4;

  /// Whether a line is one that a trial tells while all is well.
  static boolean isProgress(String line) {
    return PROGRESS.matcher(line).lookingAt();
  }

  /// After each step.
  void step(int epoch, int step, int steps);

  /// After each whole epoch.
  void epoch(EpochRecord epoch);

  /// What people may want to know.
  void note(String line);

  /// Something is not as it should be, and the trial goes on. Told in any case.
  void warn(String line);

  @Override
  void close();

  /// `loss 0.1234, accuracy 98.12 %`, of the validation set if there is one.
  private static String scores(EpochRecord epoch) {
    boolean validated = epoch.validationLoss().isPresent();
    double loss = epoch.validationLoss().orElse(epoch.trainLoss());
    Optional<Double> accuracy = validated ? epoch.validationAccuracy() : epoch.trainAccuracy();
    return (validated ? "validation loss " : "loss ") + LossText.of(loss, LOSS_DECIMALS)
        + accuracy.map(share -> String.format(Locale.ROOT, ", accuracy %.2f %%", 100 * share)).orElse("");
  }

  /// A bar that fills once per epoch and keeps showing the scores of the epoch before.
  final class Bar implements TrialProgress {

    private final PrintStream err;
    private final int columns;
    private final int epochs;
    private String previous = "";
    private ProgressBar bar;

    private Bar(PrintStream err, int columns, int epochs) {
      this.err = err;
      this.columns = columns;
      this.epochs = epochs;
    }

    @Override
    public void step(int epoch, int step, int steps) {
      if (bar == null) {
        bar = TerminalBar.start(err, columns, "epoch " + epoch + "/" + epochs, steps).setExtraMessage(previous);
      }
      bar.stepTo(step);
    }

    @Override
    public void epoch(EpochRecord epoch) {
      previous = " " + TrialProgress.scores(epoch);
      bar.setExtraMessage(previous);
      close();
    }

    @Override
    public void note(String line) {
      warn(line);
    }

    @Override
    public void warn(String line) {
      close();
      err.println(line);
    }

    @Override
    public void close() {
      if (bar != null) {
        bar.close();
        bar = null;
      }
    }
  }

  /// A line for each epoch.
  final class Lines implements TrialProgress {

    private final PrintStream err;
    private final int epochs;

    private Lines(PrintStream err, int epochs) {
      this.err = err;
      this.epochs = epochs;
    }

    @Override
    public void step(int epoch, int step, int steps) {}

    @Override
    public void epoch(EpochRecord epoch) {
      err.println("  epoch " + epoch.epoch() + "/" + epochs + ": " + TrialProgress.scores(epoch)
          + epoch.imagesPerSecond().map(speed -> String.format(Locale.ROOT, ", %,.0f images/s", speed)).orElse(""));
    }

    @Override
    public void note(String line) {
      warn(line);
    }

    @Override
    public void warn(String line) {
      err.println(line);
    }

    @Override
    public void close() {}
  }

  /// Nothing but warnings.
  final class Silent implements TrialProgress {

    private final PrintStream err;

    private Silent(PrintStream err) {
      this.err = err;
    }

    @Override
    public void step(int epoch, int step, int steps) {}

    @Override
    public void epoch(EpochRecord epoch) {}

    @Override
    public void note(String line) {}

    @Override
    public void warn(String line) {
      err.println(line);
    }

    @Override
    public void close() {}
  }
}
