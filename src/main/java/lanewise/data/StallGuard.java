package lanewise.data;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// Closes a stream from which nothing has come for too long, so that whoever is blocked reading it fails. The HTTP
/// client's own time-out ends with the response's header.
final class StallGuard implements AutoCloseable {

  private final InputStream in;
  private final long patienceNanos;
  private final Thread watcher;
  private volatile long lastProgress = System.nanoTime();
  private volatile boolean stalled;

  StallGuard(InputStream in, Duration patience) {
    this.in = in;
    this.patienceNanos = patience.toNanos();
    this.watcher = Thread.ofVirtual().start(this::watch);
  }

  /// To be called whenever something has come.
  void progress() {
    lastProgress = System.nanoTime();
  }

  /// True once the stream has been closed for want of progress.
  boolean stalled() {
    return stalled;
  }

  @Override
  public void close() {
    watcher.interrupt();
  }

  private void watch() {
    try {
      for (long left = patienceNanos; left > 0; left = patienceNanos - (System.nanoTime() - lastProgress)) {
        Thread.sleep(Duration.ofNanos(left));
      }
      stalled = true;
      in.close();
    } catch (InterruptedException | IOException e) {
      // Interrupted: the guard's owner has finished. A failing close: the reader fails as well, and says so.
      return;
    }
  }
}
