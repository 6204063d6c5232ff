package lanewise.run;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The option of every command that reads datasets.
final class DataOption {

  @Option(names = "--data", paramLabel = "DIR", description = "Datasets (else LANEWISE_DATA, else the cache folder).")
  Optional<Path> folder;
}
