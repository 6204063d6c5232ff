package lanewise.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lanewise.archive.RunArchive;
import lanewise.console.ExitCode;
import lanewise.console.Refusal;
import lanewise.console.Session;
import lanewise.storage.AtomicFiles;
import lanewise.storage.StorageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lanewise report`: the page about runs, again or about several together.
@Command(
    name = "report",
    description = {
      "Write one page about one or several runs: verdict, charts, tables, environment.",
      "It is a single file that needs no network. Prints where it is."
    },
    footer = {
      "",
      "A run is named by its folder, its id or the beginning of one, 'last', 'last~1',",
      "or EXPERIMENT/last.",
      "",
      "Examples:",
      "  ./lanewise report last",
      "  ./lanewise report quickstart/last quickstart/last~1 -o both.html"
    })
public final class ReportCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(arity = "1..*", paramLabel = "RUN", description = "Runs, in the order of the page.")
  List<String> references;

  @Option(names = {"-o", "--output"}, paramLabel = "FILE",
      description = "The page (else " + ReportPage.FILE + " in the folder of the run).")
  Optional<Path> output;

  @Option(names = "--results", paramLabel = "DIR", description = "Where runs are looked for (else results).")
  Optional<Path> results;

  public ReportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var archive = new RunArchive(results.orElseGet(session::defaultResults));
    List<Path> folders = references.stream().map(archive::find).toList();
    if (folders.size() > 1 && output.isEmpty()) {
      throw new Refusal(ExitCode.USAGE, "a page about " + folders.size()
          + " runs belongs into none of their folders: name it with -o FILE");
    }
    Path page = output.orElseGet(() -> folders.getFirst().resolve(ReportPage.FILE));
    try {
      AtomicFiles.write(page, ReportPage.html(folders, page).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new StorageException(page, e, "name another file with -o FILE");
    }
    session.out().println(page);
    return ExitCode.OK.status();
  }
}
