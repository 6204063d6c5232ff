package lanewise.archive;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lanewise.archive.ArchivedRun.State;
import lanewise.console.ExitCode;
import lanewise.console.Session;
import lanewise.results.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lanewise runs verify`: checks run folders, file by file.
@Command(
    name = "verify",
    description = {
      "Check that run folders are whole.",
      "Each file has to be there, and as the run has written it (SHA-256). Exit code 4",
      "if one is damaged."
    },
    footer = {
      "",
      "Examples:",
      "  ./lanewise runs verify",
      "  ./lanewise runs verify quickstart/last last~3"
    })
final class RunsVerifyCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(paramLabel = "RUN", arity = "0..*", description = "Runs to check (else all).")
  List<String> references = List.of();

  @Mixin RunsOptions options;

  RunsVerifyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    RunArchive archive = options.archive(session);
    List<ArchivedRun> runs = references.isEmpty()
        ? archive.runs()
        : references.stream().map(archive::find).distinct().map(ArchivedRun::of).toList();
    if (options.json) {
      session.out().print(Json.pretty(runs.stream().map(RunEntry::of).toList()));
    } else {
      runs.forEach(run -> session.out().print(lines(run)));
    }
    wayOut(runs).ifPresent(session.err()::println);
    return (count(runs, State.DAMAGED) == 0 ? ExitCode.OK : ExitCode.DATA).status();
  }

  private static String lines(ArchivedRun run) {
    var text = new StringBuilder(run.status()).append("  ").append(run.name());
    if (run.findings().isEmpty()) {
      text.append("  ").append(run.files().size()).append(" files, ").append(FileSize.of(run.bytes()));
    }
    text.append('\n');
    run.findings().forEach(finding -> text.append("  ").append(finding).append('\n'));
    return text.toString();
  }

  private static Optional<String> wayOut(List<ArchivedRun> runs) {
    long damaged = count(runs, State.DAMAGED);
    long killed = count(runs, State.UNFINISHED);
    String text = (damaged == 0 ? "" : """
        damaged: %d. Put the files back from a copy, or run config.yaml again; ./lanewise runs gc --delete removes \
        damaged folders.
        """.formatted(damaged))
        + (killed == 0 ? "" : "killed: %d. ./lanewise run --resume RUN does what is missing.%n".formatted(killed));
    return Optional.of(text.strip()).filter(words -> !words.isEmpty());
  }

  private static long count(List<ArchivedRun> runs, State state) {
    return runs.stream().filter(run -> run.state() == state).count();
  }
}
