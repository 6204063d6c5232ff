package lanewise.console;

import java.util.List;
import picocli.CommandLine.Option;

/// The option of every command that reads experiment files.
public final class OverridesOption {

  @Option(names = "--set", paramLabel = "K=V", description = "Override a key of the file, such as training.epochs=1.")
  public List<String> list = List.of();
}
