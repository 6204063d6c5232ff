package lanewise.data;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// Closes a stream from which too little comes, so that whoever is blocked reading it fails. The HTTP client's own
/// time-out ends with the answer's header.
final class StallGuard implements AutoCloseable {

  /// What has to come within the time of patience; at 30 seconds, a modem brings three times as much.
  private static final int MINIMUM_BYTES = 1 << 16;

  private final InputStream in;
  private final Duration patience;
  private final Thread watcher;
  private volatile long received;
  private volatile boolean stalled;

  StallGuard(InputStream in, Duration patience) {
    this.in = in;
    this.patience = patience;
    this.watcher = Thread.ofVirtual().start(this::watch);
  }

  /// To be told how many bytes have come so far.
  void received(long bytes) {
    received = bytes;
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
      long before;
      do {
        before = received;
        Thread.sleep(patience);
      } while (received - before >= MINIMUM_BYTES);
      stalled = true;
      in.close();
    } catch (InterruptedException | IOException e) {
      // Interrupted: the guard's owner has finished. A failing close: the reader fails as well, and says so.
      return;
    }
  }
}
