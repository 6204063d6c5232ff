package lanewise.model;

/// A network that cannot work, refused when it is built. The message holds both numbers that do not fit and what to do.
public final class ArchitectureException extends IllegalArgumentException {

  public ArchitectureException(String message) {
    super(message);
  }
}
