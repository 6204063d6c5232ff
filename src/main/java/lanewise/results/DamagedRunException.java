package lanewise.results;

/// A run folder, or a file of one, is not what Lanewise wrote: missing, cut short or changed. The message names the
/// file.
public final class DamagedRunException extends RuntimeException {

  public DamagedRunException(String message) {
    super(message);
  }
}
