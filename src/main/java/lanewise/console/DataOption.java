package lanewise.console;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The option of every command that reads datasets.
public final class DataOption {

  @Option(names = "--data", paramLabel = "DIR", description = "Datasets (else LANEWISE_DATA, else the cache folder).")
  public Optional<Path> folder;
}
