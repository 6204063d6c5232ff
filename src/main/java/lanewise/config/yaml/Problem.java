package lanewise.config.yaml;

import java.util.Comparator;
import java.util.Optional;

/// One thing that is wrong with an experiment, where, and the name that was probably meant.
public record Problem(Location at, String message, Optional<String> suggestion) {

  /// By place in the file.
  public static final Comparator<Problem> READING_ORDER = Comparator.comparing(Problem::at);

  /// A problem without a suggestion.
  public Problem(Location at, String message) {
    this(at, message, Optional.empty());
  }

  /// `file:line:column: message (did you mean 'epochs'?)`
  @Override
  public String toString() {
    return at + ": " + message + suggestion.map(name -> " (did you mean '" + name + "'?)").orElse("");
  }
}
