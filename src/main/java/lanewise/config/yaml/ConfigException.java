package lanewise.config.yaml;

import java.util.List;
import java.util.stream.Collectors;

/// An experiment cannot be used as it is written. The message has one line for each problem, up to a hundred.
public final class ConfigException extends RuntimeException {

  private static final int MOST_TOLD = 100;

  private final transient List<Problem> problems;

  public ConfigException(List<Problem> problems) {
    super(told(problems));
    this.problems = List.copyOf(problems);
  }

  private static String told(List<Problem> problems) {
    String told = problems.stream().limit(MOST_TOLD).map(Problem::toString).collect(Collectors.joining("\n"));
    return problems.size() <= MOST_TOLD ? told : told + "\nand " + (problems.size() - MOST_TOLD) + " more problems";
  }

  /// All problems, in reading order.
  public List<Problem> problems() {
    return problems;
  }
}
