package lanewise.run;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import lanewise.console.ExitCode;

/// The process that launched this one, as seen from here: it holds our stdin open. A byte from there asks us to stop,
/// and the end of stdin means that it is gone, however it ended: the operating system closes its end of the pipe.
public final class Supervisor {

  /// Within two seconds nothing of us may be left.
  private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);

  private Supervisor() {}

  /// From now on runs `stop` when the supervisor asks for it, and when it is gone. In the latter case this process ends
  /// soon after, wherever it is: files are whole or absent at any moment, and nobody waits for the rest. What has
  /// worked for a moment only has nothing to keep, and gets no longer than that to stop.
  ///
  /// @param stop must return at once; further runs of it must change nothing
  public static void obey(Runnable stop) {
    long start = System.nanoTime();
    listen(stop, () -> {
      stop.run();
      sleep(Math.min(GRACE_NANOS, System.nanoTime() - start));
      end();
    });
  }

  /// From now on ends this process when the supervisor asks it to stop or is gone: for work that nothing is kept of.
  public static void obeyAtOnce() {
    listen(Supervisor::end, Supervisor::end);
  }

  private static void listen(Runnable asked, Runnable gone) {
    Thread.ofPlatform().daemon().name("supervisor").start(() -> {
      try {
        while (System.in.read() >= 0) {
          asked.run();
        }
      } catch (IOException _) {
        // A broken pipe is an end, too.
      }
      gone.run();
    });
  }

  private static void sleep(long nanos) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Ends our own children, too, which may not watch their stdin.
  private static void end() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED.status());
  }
}
