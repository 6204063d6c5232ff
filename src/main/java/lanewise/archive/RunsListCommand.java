package lanewise.archive;

import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import lanewise.archive.ArchivedRun.State;
import lanewise.console.ExitCode;
import lanewise.console.Session;
import lanewise.console.TextTable;
import lanewise.console.TextTable.Column;
import lanewise.results.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lanewise runs list`: all runs, one line each.
@Command(
    name = "list",
    description = {
      "List the runs, the newest first.",
      "A damaged one is listed with what is wrong with it; 'killed' means that it did not end, and can be resumed."
    },
    footer = {
      "",
      "Examples:",
      "  ./lanewise runs list",
      "  ./lanewise runs list --experiment quickstart --json"
    })
final class RunsListCommand implements Callable<Integer> {

  private static final String NONE = "-";

  private static final List<Column<ArchivedRun>> COLUMNS = List.of(
      new Column<>("experiment", false, ArchivedRun::experiment),
      new Column<>("run", false, ArchivedRun::id),
      new Column<>("started", false, RunsListCommand::started),
      new Column<>("status", false, ArchivedRun::status),
      new Column<>("trials", true, RunsListCommand::trials),
      new Column<>("commit", false, run -> run.commit().orElse(NONE)),
      new Column<>("size", true, run -> FileSize.of(run.bytes())));

  private static final Column<ArchivedRun> DAMAGE = new Column<>("damage", false, RunsListCommand::damage);

  private final Session session;

  @Mixin RunsOptions options;

  @Option(names = "--experiment", paramLabel = "E", description = "Only runs of this experiment.")
  Optional<String> experiment;

  RunsListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Path folder = options.folder(session);
    List<ArchivedRun> runs = new RunArchive(folder).runs().stream()
        .filter(run -> experiment.isEmpty() || run.experiment().equals(experiment.get()))
        .toList();
    if (options.json) {
      session.out().print(Json.pretty(runs.stream().map(RunEntry::of).toList()));
    } else if (!runs.isEmpty()) {
      session.out().print(table(runs).of(runs, options.ansi()));
    }
    session.err().println(closing(runs, folder));
    return ExitCode.OK.status();
  }

  private static TextTable<ArchivedRun> table(List<ArchivedRun> runs) {
    boolean damage = runs.stream().anyMatch(run -> !run.findings().isEmpty());
    return new TextTable<>(damage ? Stream.concat(COLUMNS.stream(), Stream.of(DAMAGE)).toList() : COLUMNS);
  }

  private String closing(List<ArchivedRun> runs, Path folder) {
    long damaged = runs.stream().filter(run -> run.state() == State.DAMAGED).count();
    String of = experiment.map(name -> " of " + name).orElse("");
    return switch (runs.size()) {
      case 0 -> "no runs" + of + " in " + folder + "; ./lanewise run FILE makes them";
      case 1 -> "1 run" + of + " in " + folder;
      default -> runs.size() + " runs" + of + " in " + folder;
    } + (damaged == 0 ? "" : ", " + damaged + " damaged: see ./lanewise runs verify");
  }

  private static String started(ArchivedRun run) {
    return run.started()
        .map(time -> time.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", ""))
        .orElse(NONE);
  }

  private static String trials(ArchivedRun run) {
    return run.manifest().map(manifest -> run.finishedTrials() + "/" + manifest.trials()).orElse(NONE);
  }

  private static String damage(ArchivedRun run) {
    return switch (run.findings().size()) {
      case 0 -> "";
      case 1 -> run.findings().getFirst();
      default -> run.findings().getFirst() + " (and " + (run.findings().size() - 1) + " more)";
    };
  }
}
