package lanewise.run;

import java.io.PrintStream;
import java.util.Locale;
import lanewise.console.Session;
import lanewise.console.TerminalBar;
import lanewise.results.KernelRecord;
import me.tongfei.progressbar.ProgressBar;

/// What a trial tells while it measures kernels: a bar on a terminal, else a line for each call, or nothing.
sealed interface KernelProgress extends AutoCloseable {

  /// @param quiet whether to tell nothing
  /// @param calls how many there are
  static KernelProgress of(Session session, boolean quiet, int calls) {
    return quiet
        ? new Silent()
        : session.columns()
            .<KernelProgress>map(columns -> new Bar(TerminalBar.start(session.err(), columns, "calls", calls)))
            .orElseGet(() -> new Lines(session.err(), calls));
  }

  /// After each call, counted from 1.
  void measured(int number, String call, KernelRecord record);

  @Override
  void close();

  /// A bar that fills once.
  record Bar(ProgressBar bar) implements KernelProgress {

    @Override
    public void measured(int number, String call, KernelRecord record) {
      bar.setExtraMessage(" " + call);
      bar.stepTo(number);
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  /// A line for each call.
  record Lines(PrintStream err, int calls) implements KernelProgress {

    @Override
    public void measured(int number, String call, KernelRecord record) {
      err.println("  call " + number + "/" + calls + ": " + call + ": " + record.timing()
          .map(timing -> String.format(Locale.ROOT, "%.1f GFLOP/s, %.1f %% of peak", timing.gflops(),
              timing.percentOfPeak()))
          .orElse(record.status().label()));
    }

    @Override
    public void close() {}
  }

  /// Nothing.
  record Silent() implements KernelProgress {

    @Override
    public void measured(int number, String call, KernelRecord record) {}

    @Override
    public void close() {}
  }
}
