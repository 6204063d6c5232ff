package lanewise.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lanewise.config.yaml.ConfigException;
import lanewise.config.yaml.Location;
import lanewise.config.yaml.Problem;

/// What is wrong with an experiment as it stands, and with it under the settings of its arms. What works but for those
/// settings is refused at them: they are what the user has to mend, wherever the trouble shows.
public final class SweepProblems {

  private final List<Problem> asItStands = new ArrayList<>();
  private final List<Refused> refused = new ArrayList<>();
  private final Set<ArmSetting> working = new HashSet<>();

  private record Refused(List<ArmSetting> settings, List<Problem> problems) {}

  /// Takes down a check of the experiment, if it has no `settings`, or of a variant.
  public void check(List<ArmSetting> settings, Runnable check) {
    try {
      check.run();
      working.addAll(settings);
    } catch (ConfigException refusal) {
      add(settings, refusal.problems());
    }
  }

  /// Takes down what is wrong with the experiment, if there are no `settings`, or with a variant.
  void add(List<ArmSetting> settings, List<Problem> problems) {
    if (settings.isEmpty()) {
      asItStands.addAll(problems);
    } else {
      refused.add(new Refused(settings, problems));
    }
  }

  /// @throws ConfigException with all of it, in reading order, if there is anything
  public void throwIfAny() {
    var all = new LinkedHashSet<Problem>(asItStands);
    Set<Location> known = asItStands.stream().map(Problem::at).collect(Collectors.toSet());
    for (Refused variant : refused) {
      variant.problems().stream()
          .filter(problem -> !known.contains(problem.at()))
          .forEach(problem -> all.add(blamed(problem, variant.settings())));
    }
    if (!all.isEmpty()) {
      throw new ConfigException(all.stream().sorted(Problem.READING_ORDER).toList());
    }
  }

  /// A problem at the settings that brought it about: those that work in no combination, or else all together.
  private Problem blamed(Problem problem, List<ArmSetting> settings) {
    if (settings.stream().anyMatch(setting -> setting.value().at().equals(problem.at()))) {
      return problem;
    }
    List<ArmSetting> never = settings.stream().filter(setting -> !working.contains(setting)).toList();
    List<ArmSetting> culprits = never.isEmpty() ? settings : never;
    return new Problem(culprits.getLast().value().at(), culprits.stream().map(ArmSetting::text).collect(
        Collectors.joining(" and ", "with ", "")) + ": " + problem.message() + "; see " + problem.at(),
        problem.suggestion());
  }
}
