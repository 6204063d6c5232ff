package lanewise.data;

/// The data an experiment asks for cannot be had: missing, damaged, too few, or not to be fetched. The message says
/// what is wrong, where, and what to do; commands end with exit code 4.
public sealed class DataException extends RuntimeException
    permits DataFormatException, DataRequestException, DownloadException, MissingDataException {

  DataException(String message) {
    super(message);
  }

  DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
