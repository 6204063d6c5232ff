package lanewise.experiments;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import lanewise.config.yaml.ConfigException;
import lanewise.config.yaml.Location;
import lanewise.config.yaml.Problem;

/// Points what shows in a file at the options that brought it about: where it works without them, there is nothing to
/// mend in it.
final class OptionProblems {

  private OptionProblems() {}

  /// What `check` makes of the options.
  ///
  /// @param file in which problems show
  /// @param options `path=value` each
  /// @param check of the file with options
  /// @throws ConfigException with its problems, those of the options at the options
  static <T> T blamed(Path file, List<String> options, Function<List<String>, T> check) {
    try {
      return check.apply(options);
    } catch (ConfigException refused) {
      boolean shows = refused.problems().stream().anyMatch(problem -> isIn(file, problem));
      if (options.isEmpty() || !shows) {
        throw refused;
      }
      Set<Problem> ofTheFile = problems(List.of(), check);
      throw new ConfigException(refused.problems().stream()
          .map(problem -> isIn(file, problem) && !ofTheFile.contains(problem)
              ? blamed(problem, options, check)
              : problem)
          .sorted(Problem.READING_ORDER)
          .toList());
    }
  }

  private static boolean isIn(Path file, Problem problem) {
    return problem.at().source().equals(file.toString());
  }

  /// The problem at the last of the options without which it is not there, or the last of all if there is none.
  private static Problem blamed(Problem problem, List<String> options, Function<List<String>, ?> check) {
    String culprit = options.getLast();
    for (int i = 0; i < options.size(); i++) {
      var fewer = new ArrayList<>(options);
      fewer.remove(i);
      if (!problems(fewer, check).contains(problem)) {
        culprit = options.get(i);
      }
    }
    return new Problem(Location.of("--set " + culprit), problem.message() + "; see " + problem.at(),
        problem.suggestion());
  }

  private static Set<Problem> problems(List<String> options, Function<List<String>, ?> check) {
    try {
      check.apply(options);
      return Set.of();
    } catch (ConfigException refused) {
      return new HashSet<>(refused.problems());
    }
  }
}
