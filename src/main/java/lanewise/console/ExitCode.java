package lanewise.console;

/// What a command's exit status says.
public enum ExitCode {
  OK(0),
  /// A run failed, or Lanewise has a bug.
  FAILED(1),
  /// The command line, the experiment file or the network in it cannot work.
  USAGE(2),
  /// Java, its vector module or the processor lacks something.
  ENVIRONMENT(3),
  /// A dataset, a picture or a run folder is missing or damaged.
  DATA(4),
  /// A loss left the finite numbers.
  DIVERGED(5),
  /// A gate that the command line set was not passed.
  GATE(6),
  /// The results, or what goes to stdout, could not be written, or another process has them locked.
  STORAGE(7),
  /// Ended early on request. After a signal, the JVM's own status (129, 130 or 143) takes its place.
  INTERRUPTED(130);

  private static final int HUNG_UP = 129;
  private static final int TERMINATED = 143;

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }

  /// Whether a process that ended with this status was asked to: by Ctrl-C, by SIGTERM, or by SIGHUP, when its terminal
  /// is closed.
  public static boolean onRequest(int status) {
    return status == INTERRUPTED.status || status == TERMINATED || status == HUNG_UP;
  }
}
