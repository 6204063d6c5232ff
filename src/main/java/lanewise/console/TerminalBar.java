package lanewise.console;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// How progress bars look.
public final class TerminalBar {

  private static final int UPDATE_MILLIS = 100;

  private TerminalBar() {}

  /// A bar that has begun.
  ///
  /// @param columns width of the terminal
  /// @param max steps when it is full
  public static ProgressBar start(PrintStream err, int columns, String name, int max) {
    return new ProgressBarBuilder()
        .setTaskName(name)
        .setInitialMax(max)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .hideEta()
        .setConsumer(new ConsoleProgressBarConsumer(err, columns - 1))
        .build();
  }
}
