package lanewise.data;

/// A file could not be fetched; the message has one line for each mirror tried.
public final class DownloadException extends DataException {

  DownloadException(String message) {
    super(message);
  }
}
