package lanewise.config.yaml;

import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong while the rest is still being read, so that a user sees all of it at once.
public final class Problems {

  private final List<Problem> found = new ArrayList<>();

  public void add(Problem problem) {
    found.add(problem);
  }

  public void addAll(List<Problem> problems) {
    found.addAll(problems);
  }

  /// What was found, in reading order, each once.
  public List<Problem> sorted() {
    return found.stream().distinct().sorted(Problem.READING_ORDER).toList();
  }

  /// For what makes reading on pointless: everything found so far and this.
  public ConfigException stop(Location at, String message) {
    add(new Problem(at, message));
    return new ConfigException(sorted());
  }

  /// @throws ConfigException with all of it, if there is anything
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new ConfigException(sorted());
    }
  }
}
