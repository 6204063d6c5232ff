package lanewise.archive;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lanewise.console.ExitCode;
import lanewise.console.Refusal;
import lanewise.console.Session;
import lanewise.console.TextTable;
import lanewise.console.TextTable.Column;
import lanewise.results.Json;
import lanewise.results.RunLock;
import lanewise.results.RunLockedException;
import lanewise.storage.StorageException;
import lanewise.results.StoredFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lanewise runs gc`: removes run folders that nobody needs, or says which.
@Command(
    name = "gc",
    description = {
      "Say which run folders may go, and remove them with --delete.",
      "Damaged ones may, runs that were killed before a trial ended and, with --keep,",
      "all but the newest of each experiment.",
      "Removes them only with --delete; never one at work, and nothing else."
    },
    footer = {
      "",
      "Examples:",
      "  ./lanewise runs gc",
      "  ./lanewise runs gc --keep 5 --delete"
    })
final class RunsGcCommand implements Callable<Integer> {

  private static final TextTable<Verdict> TABLE = new TextTable<>(List.of(
      new Column<>("what", false, Verdict::outcome),
      new Column<>("run", false, verdict -> verdict.experiment() + "/" + verdict.runId()),
      new Column<>("size", true, verdict -> FileSize.of(verdict.bytes())),
      new Column<>("why", false, Verdict::reason)));

  private static final String TO_GO = "would go";
  private static final String REMOVED = "removed";

  /// What becomes of one folder.
  private record Verdict(
      String outcome, String experiment, String runId, String folder, long bytes, String reason) {}

  private final Session session;

  @Option(names = "--keep", paramLabel = "N", description = "Keep the newest N sound runs of each experiment.")
  Optional<Integer> keep;

  @Option(names = "--delete", description = "Remove them.")
  boolean delete;

  @Mixin RunsOptions options;

  RunsGcCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    keep.filter(count -> count < 1).ifPresent(count -> {
      throw new Refusal(ExitCode.USAGE, "--keep must be at least 1, found " + count);
    });
    List<ArchivedRun> runs = options.archive(session).runs();
    var verdicts = new ArrayList<Verdict>();
    ExitCode code = ExitCode.OK;
    for (Leftover leftover : Leftover.of(runs, keep, Instant.now())) {
      Optional<String> obstacle = delete ? remove(leftover.run()) : Optional.empty();
      verdicts.add(verdict(leftover, obstacle.isPresent() ? "kept" : delete ? REMOVED : TO_GO));
      if (obstacle.isPresent()) {
        session.err().println(leftover.run().name() + " stays: " + obstacle.get());
        code = ExitCode.STORAGE;
      }
    }
    if (options.json) {
      session.out().print(Json.pretty(verdicts));
    } else if (!verdicts.isEmpty()) {
      session.out().print(TABLE.of(verdicts, options.ansi()));
    }
    session.err().println(closing(verdicts, runs.size()));
    return code.status();
  }

  private static Verdict verdict(Leftover leftover, String outcome) {
    ArchivedRun run = leftover.run();
    return new Verdict(outcome, run.experiment(), run.id(), run.folder().toString(), run.bytes(), leftover.reason());
  }

  private String closing(List<Verdict> verdicts, int runs) {
    List<Verdict> gone = verdicts.stream().filter(verdict -> !verdict.outcome().equals("kept")).toList();
    String size = FileSize.of(gone.stream().mapToLong(Verdict::bytes).sum());
    return gone.isEmpty() ? "nothing to remove: " + runs + (runs == 1 ? " run stays" : " runs stay")
        : delete ? "removed " + gone.size() + " of " + runs + " runs, " + size
        : gone.size() + " of " + runs + " runs may go, " + size + "; --delete removes them";
  }

  /// Removes a folder; returns why it is still there, if it is.
  private static Optional<String> remove(ArchivedRun run) {
    Path folder = run.folder();
    try (var _ = RunLock.take(folder)) {
      if (ArchivedRun.ofLocked(folder).state() != run.state()) {
        return Optional.of("a process has worked on it meanwhile");
      }
      Files.walkFileTree(folder, new Removal(folder.resolve(RunLock.FILE))); // which does not follow links
      return Optional.empty();
    } catch (IOException e) {
      return obstacle(folder, "cannot be removed: " + StoredFile.explained(e));
    } catch (StorageException | RunLockedException e) {
      return obstacle(folder, e.getMessage());
    }
  }

  /// None if another process was just removing the folder, too.
  private static Optional<String> obstacle(Path folder, String reason) {
    return Files.exists(folder) ? Optional.of(reason) : Optional.empty();
  }

  /// Removes the lock last: as long as something else is there, nobody can begin to work on it.
  private static final class Removal extends SimpleFileVisitor<Path> {

    private final Path lock;

    Removal(Path lock) {
      this.lock = lock;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!file.equals(lock)) {
        Files.delete(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      if (failure != null) {
        throw failure;
      }
      if (folder.equals(lock.getParent())) {
        Files.delete(lock);
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
