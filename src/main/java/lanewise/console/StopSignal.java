package lanewise.console;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The wish to end early, by Ctrl-C, SIGTERM or the end of the launching process: training ends after the current step,
/// tables are written, and then the process ends.
public final class StopSignal {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final CountDownLatch finished = new CountDownLatch(1);
  private Runnable action = () -> { };
  private volatile boolean requested;

  /// Turns the signals that end a JVM into a request, and holds the JVM until [#finished] was called or patience ends.
  public void listenToSignals() {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      request();
      try {
        finished.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }, "stop on signal"));
  }

  public boolean requested() {
    return requested;
  }

  /// Asks to end early. Further requests change nothing.
  public synchronized void request() {
    if (!requested) {
      requested = true;
      action.run();
    }
  }

  /// What to do on request, in place of what was to be done before; at once if it was requested already.
  public synchronized void onRequest(Runnable action) {
    this.action = action;
    if (requested) {
      action.run();
    }
  }

  /// Nothing is lost any more if the JVM ends at once: the command is done, or leaves nothing by halves.
  public void finished() {
    finished.countDown();
  }
}
