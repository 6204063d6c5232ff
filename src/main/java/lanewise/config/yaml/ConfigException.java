package lanewise.config.yaml;

import java.util.List;
import java.util.stream.Collectors;

/// An experiment cannot be used as it is written. The message has one line for each problem.
public final class ConfigException extends RuntimeException {

  private final transient List<Problem> problems;

  public ConfigException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /// All problems, in reading order.
  public List<Problem> problems() {
    return problems;
  }
}
