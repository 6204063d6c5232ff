package lanewise.results;

/// Another process works on the run folder.
public final class RunLockedException extends RuntimeException {

  RunLockedException(String message) {
    super(message);
  }
}
