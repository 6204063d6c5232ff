package lanewise.archive;

import java.nio.file.Path;
import java.util.Optional;
import lanewise.console.Session;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/// What all commands below `runs` take.
final class RunsOptions {

  @Option(names = "--results", paramLabel = "DIR", description = "Where run folders are looked for (else results/).")
  Optional<Path> results;

  @Option(names = "--json", description = "Print JSON.")
  boolean json;

  @Option(names = "--no-color", description = "No colours; so does the environment variable NO_COLOR.")
  boolean noColor;

  Path folder(Session session) {
    return results.orElseGet(session::defaultResults);
  }

  RunArchive archive(Session session) {
    return new RunArchive(folder(session));
  }

  Ansi ansi() {
    return noColor ? Ansi.OFF : Ansi.AUTO;
  }
}
