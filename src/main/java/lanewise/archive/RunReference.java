package lanewise.archive;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lanewise.config.yaml.NearestName;
import lanewise.console.ExitCode;
import lanewise.console.Refusal;
import lanewise.results.RunManifest;

/// What stands for a run on a command line in place of its folder: a run id or the beginning of one, `last`, or
/// `last~1` for the one before; each of them perhaps after the name of its experiment, as in `mnist-lenet/last`.
///
/// @param text as it was typed
/// @param experiment the name before the last slash
/// @param run what stands after it
record RunReference(String text, Optional<String> experiment, String run) {

  private static final Pattern LAST = Pattern.compile("last(?:~(\\d{1,9}))?");
  private static final int MOST_LISTED = 8;

  static RunReference parse(String text) {
    String plain = text.replaceFirst("/+$", "");
    int slash = plain.lastIndexOf('/');
    return slash < 0
        ? new RunReference(text, Optional.empty(), plain)
        : new RunReference(text, Optional.of(plain.substring(0, slash)), plain.substring(slash + 1));
  }

  /// The folder that is meant.
  ///
  /// @param folders all run folders, the newest first; at least one
  /// @throws Refusal if it is none of them, or may be several; the message lists the nearest
  Path among(List<Path> folders) {
    List<Path> candidates = experiment.map(name -> ofExperiment(name, folders)).orElse(folders);
    Matcher last = LAST.matcher(run);
    return last.matches()
        ? counted(begun(candidates), last.group(1) == null ? 0 : Integer.parseInt(last.group(1)))
        : named(candidates);
  }

  /// How a folder is referred to so that anybody finds it: `experiment/id`.
  static String of(Path folder) {
    return experiment(folder) + "/" + id(folder);
  }

  /// The name of the folder above a run's.
  static String experiment(Path folder) {
    return Objects.toString(folder.toAbsolutePath().getParent().getFileName(), "");
  }

  private List<Path> ofExperiment(String name, List<Path> folders) {
    List<Path> own = folders.stream().filter(folder -> isIn(folder.getParent(), name)).toList();
    if (own.isEmpty()) {
      List<String> experiments = experiments(folders);
      throw refusal(NearestName.of(name, experiments)
          .map(nearest -> "there is no run of an experiment '" + name + "' (did you mean '" + nearest + "'?)")
          .orElseGet(() -> "there is no run of an experiment '" + name + "'; there are runs of "
              + listed(experiments, ", ")));
    }
    return own;
  }

  /// Whether `parent` is called so, be that one name or, from the completion of a shell, a path.
  private static boolean isIn(Path parent, String name) {
    try {
      Path path = Path.of(name).normalize();
      return parent.endsWith(path) || parent.toAbsolutePath().normalize().equals(path);
    } catch (InvalidPathException _) {
      return false;
    }
  }

  /// Those that got as far as their manifest, if there are any: of a run that was killed before, there is nothing.
  private static List<Path> begun(List<Path> candidates) {
    List<Path> begun = candidates.stream().filter(folder -> Files.exists(folder.resolve(RunManifest.FILE))).toList();
    return begun.isEmpty() ? candidates : begun;
  }

  private Path counted(List<Path> candidates, int back) {
    if (back >= candidates.size()) {
      throw refusal("'" + text + "' is one of " + (back + 1L) + " runs, and there " + (candidates.size() == 1
          ? "is only 1: " : "are only " + candidates.size() + ", the oldest being ") + of(candidates.getLast()));
    }
    return candidates.get(back);
  }

  private Path named(List<Path> candidates) {
    List<Path> exact = candidates.stream().filter(folder -> id(folder).equals(run)).toList();
    List<Path> begun = exact.isEmpty()
        ? candidates.stream().filter(folder -> !run.isEmpty() && id(folder).startsWith(run)).toList()
        : exact;
    return switch (begun.size()) {
      case 0 -> throw unknown(candidates);
      case 1 -> begun.getFirst();
      default -> throw refusal("'" + text + "' may be any of " + begun.size()
          + " runs; type more of the id, or its path:" + lines(begun));
    };
  }

  private Refusal unknown(List<Path> candidates) {
    if (experiments(candidates).contains(run)) {
      return refusal("'" + text + "' is an experiment; its newest run is " + run + "/last");
    }
    Comparator<Path> byLikeness = Comparator.comparingInt(folder -> -commonStart(id(folder), run));
    return refusal("there is no run '" + text + "': a run is given by its path, by the beginning of its id, or as last,"
        + " last~1, EXPERIMENT/last. The nearest are:" + lines(candidates.stream().sorted(byLikeness).toList()));
  }

  private static int commonStart(String a, String b) {
    int length = 0;
    while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b.charAt(length)) {
      length++;
    }
    return length;
  }

  private static List<String> experiments(List<Path> folders) {
    return folders.stream().map(RunReference::experiment).distinct().sorted().toList();
  }

  private static String id(Path folder) {
    return folder.getFileName().toString();
  }

  private static String lines(List<Path> folders) {
    return "\n  " + listed(folders.stream().map(RunReference::of).toList(), "\n  ");
  }

  private static String listed(List<String> names, String separator) {
    String shown = names.stream().limit(MOST_LISTED).collect(Collectors.joining(separator));
    return names.size() <= MOST_LISTED ? shown : shown + separator + "and " + (names.size() - MOST_LISTED) + " more";
  }

  private static Refusal refusal(String message) {
    return new Refusal(ExitCode.USAGE, message);
  }
}
