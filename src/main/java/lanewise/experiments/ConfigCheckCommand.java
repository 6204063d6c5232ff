package lanewise.experiments;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lanewise.config.Variant;
import lanewise.config.yaml.ConfigException;
import lanewise.config.yaml.Problem;
import lanewise.console.DataOption;
import lanewise.console.ExitCode;
import lanewise.console.OverridesOption;
import lanewise.console.Session;
import lanewise.data.DataFolders;
import lanewise.data.MissingDataException;
import lanewise.results.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lanewise config check`: what `run` checks before it runs, for which no data has to be there.
@Command(
    name = "check",
    description = {
      "Check experiment files as run does before it runs them.",
      "Keys, values, network, and data, if it is there. Tells all problems at once, as FILE:LINE:COLUMN:",
      "MESSAGE; exit code 2 if there is one."
    },
    footer = {
      "",
      "Examples:",
      "  ./lanewise config check experiments/*.yaml",
      "  ./lanewise config check experiments/mnist-lenet.yaml --set training.batch=128"
    })
public final class ConfigCheckCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Experiment files.")
  List<Path> files;

  @Mixin OverridesOption overrides;

  @Mixin DataOption data;

  @Option(names = "--json", description = "Print an array with an object for each file.")
  boolean json;

  public ConfigCheckCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    DataFolders folders = session.dataFolders(data.folder);
    List<Verdict> verdicts = files.stream().map(file -> verdict(file, folders)).toList();
    List<Problem> problems = verdicts.stream().flatMap(verdict -> verdict.problems().stream()).toList();
    if (json) {
      session.out().print(Json.pretty(verdicts.stream().map(Row::of).toList()));
      return (problems.isEmpty() ? ExitCode.OK : ExitCode.USAGE).status();
    }
    verdicts.stream().filter(verdict -> verdict.problems().isEmpty())
        .forEach(verdict -> session.out().println(verdict.file() + ": ok"));
    verdicts.forEach(verdict -> verdict.note().ifPresent(note ->
        session.err().println(verdict.file() + ": note: " + note)));
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return ExitCode.OK.status();
  }

  private Verdict verdict(Path file, DataFolders folders) {
    try {
      List<Variant> variants = ExperimentChecks.variants(file, overrides.list);
      return new Verdict(file, List.of(), noteOnData(variants, folders));
    } catch (ConfigException refused) {
      return new Verdict(file, refused.problems(), Optional.empty());
    }
  }

  private static Optional<String> noteOnData(List<Variant> variants, DataFolders folders) {
    try {
      ExperimentChecks.requireData(variants, folders);
      return Optional.empty();
    } catch (MissingDataException missing) {
      return Optional.of("checked without its data: files of " + missing.dataset() + " are missing");
    }
  }

  /// @param note what could not be checked
  private record Verdict(Path file, List<Problem> problems, Optional<String> note) {}

  /// A verdict as JSON.
  private record Row(String file, boolean ok, List<Finding> problems, Optional<String> note) {

    static Row of(Verdict verdict) {
      return new Row(verdict.file().toString(), verdict.problems().isEmpty(),
          verdict.problems().stream().map(Finding::of).toList(), verdict.note());
    }
  }

  /// A problem as JSON.
  ///
  /// @param source the file, or the option that set the value
  /// @param line counted from 1; 0 for the source as a whole
  /// @param column counted from 1; 0 for the source as a whole
  private record Finding(String source, int line, int column, String message, Optional<String> suggestion) {

    static Finding of(Problem problem) {
      return new Finding(problem.at().source(), problem.at().line(), problem.at().column(), problem.message(),
          problem.suggestion());
    }
  }
}
