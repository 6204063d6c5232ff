package lanewise.run;

/// A command cannot do what it was asked to; the message tells why and what to do.
final class Refusal extends RuntimeException {

  private final ExitCode code;

  Refusal(ExitCode code, String message) {
    super(message);
    this.code = code;
  }

  ExitCode code() {
    return code;
  }
}
