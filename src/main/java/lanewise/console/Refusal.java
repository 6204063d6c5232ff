package lanewise.console;

/// A command cannot do what it was asked to; the message tells why and what to do.
public final class Refusal extends RuntimeException {

  private final ExitCode code;

  public Refusal(ExitCode code, String message) {
    super(message);
    this.code = code;
  }

  public ExitCode code() {
    return code;
  }
}
