package lanewise.data;

/// The request itself cannot be met: an unknown dataset, or more examples than there are.
public final class DataRequestException extends DataException {

  DataRequestException(String message) {
    super(message);
  }
}
