package lanewise.config.yaml;

import java.util.Optional;

/// One thing that is wrong with an experiment, where, and the name that was probably meant.
public record Problem(Location at, String message, Optional<String> suggestion) {

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
