package lanewise.run;

import java.io.IOException;

/// The process that launched this one, as seen from here: it holds our stdin open and sends nothing, so that the end of
/// stdin means that it is gone, or no longer wants the result.
public final class Supervisor {

  private Supervisor() {}

  /// Runs `action`, on a thread of its own, when the supervisor is gone.
  public static void whenGone(Runnable action) {
    Thread.ofPlatform().daemon().name("supervisor's end").start(() -> {
      try {
        while (System.in.read() >= 0) {
          // Nothing is ever sent.
        }
      } catch (IOException _) {
        // A broken pipe is an end, too.
      }
      action.run();
    });
  }
}
