package lanewise.fuzz;

import java.util.Optional;
import java.util.regex.Pattern;

/// Feeds bytes to one reader and holds it to its promise: a value, or a refusal that says where.
@FunctionalInterface
public interface Probe {

  /// @return the refusal's message; empty if the reader gave a value. All else that may happen is thrown.
  Optional<String> feed(byte[] input);

  /// A refusal as it should be.
  ///
  /// @param refused thrown by the reader
  /// @param message what the whole of its message must look like
  /// @throws AssertionError if the message looks otherwise
  static Optional<String> refusal(RuntimeException refused, Pattern message) {
    if (!message.matcher(refused.getMessage()).matches()) {
      throw new AssertionError("the refusal does not read like " + message + ": " + refused.getMessage(), refused);
    }
    return Optional.of(refused.getMessage());
  }
}
