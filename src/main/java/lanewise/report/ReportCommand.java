package lanewise.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
      "  ./lanewise report quickstart/last quickstart/last~1 -o both.html",
      "  ./lanewise report simd-vs-scalar/last --picture speed-up.svg"
    })
public final class ReportCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(arity = "1..*", paramLabel = "RUN", description = "Runs, in the order of the page.")
  List<String> references;

  @Option(names = {"-o", "--output"}, paramLabel = "FILE",
      description = "The page (else " + ReportPage.FILE + " in the folder of the run).")
  Optional<Path> output;

  @Option(names = "--picture", paramLabel = "FILE", description = {
    "In place of the page, the speed-up of each arm",
    "and whether all have the same bits, as SVG."
  })
  Optional<Path> picture;

  @Option(names = "--results", paramLabel = "DIR", description = "Where runs are looked for (else results).")
  Optional<Path> results;

  public ReportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var archive = new RunArchive(results.orElseGet(session::defaultResults));
    List<Path> folders = references.stream().map(archive::find).toList();
    if (picture.isPresent()) {
      return picture(folders, picture.get());
    }
    if (folders.size() > 1 && output.isEmpty()) {
      throw new Refusal(ExitCode.USAGE, "a page about " + folders.size()
          + " runs belongs into none of their folders: name it with -o FILE");
    }
    Path page = output.orElseGet(() -> folders.getFirst().resolve(ReportPage.FILE));
    write(page, ReportPage.html(folders, page), "-o");
    return ExitCode.OK.status();
  }

  private int picture(List<Path> folders, Path file) {
    if (folders.size() > 1 || output.isPresent()) {
      throw new Refusal(ExitCode.USAGE, output.isPresent()
          ? "the page (-o) and the picture (--picture) are made one at a time"
          : "a picture is of one run, found " + folders.size());
    }
    if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".svg")) {
      throw new Refusal(ExitCode.USAGE, "the picture is an SVG document: name it FILE.svg, found '" + file + "'");
    }
    write(file, headline(folders.getFirst()), "--picture");
    return ExitCode.OK.status();
  }

  private static String headline(Path folder) {
    try {
      return RunCharts.of(folder).headline();
    } catch (IllegalArgumentException nothing) {
      throw new Refusal(ExitCode.USAGE, "there is nothing to draw: " + nothing.getMessage());
    }
  }

  private void write(Path file, String content, String option) {
    try {
      AtomicFiles.write(file, content.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new StorageException(file, e, "name another file with " + option + " FILE");
    }
    session.out().println(file);
  }
}
