package lanewise.experiments;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lanewise.config.Experiments;
import lanewise.config.yaml.Origins;
import lanewise.console.ExitCode;
import lanewise.console.OverridesOption;
import lanewise.console.Session;
import lanewise.results.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lanewise config show`: an experiment with every default written out.
@Command(
    name = "show",
    description = "Print an experiment with every default written out, as its runs record it.",
    footer = {
      "",
      "Examples:",
      "  ./lanewise config show experiments/quickstart.yaml",
      "  ./lanewise config show --origin experiments/quickstart.yaml \\",
      "      --set training.epochs=1"
    })
public final class ConfigShowCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(paramLabel = "FILE", description = "Experiment file.")
  Path file;

  @Mixin OverridesOption overrides;

  @Option(names = "--origin", description = {
    "Say for each value where it comes from: a place in the file,",
    "an option, or the default."
  })
  boolean origin;

  @Option(names = "--json", description = {
    "Print JSON; with --origin an array of the values, each with",
    "its path and its origin."
  })
  boolean json;

  public ConfigShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    session.out().print(origin ? withOrigins() : resolved());
    return ExitCode.OK.status();
  }

  private String resolved() {
    var experiment = Experiments.read(file, overrides.list);
    return json ? Json.pretty(experiment.content()) : experiment.toYaml();
  }

  private String withOrigins() {
    List<Origins.Line> lines = Experiments.origins(file, overrides.list);
    return json ? Json.pretty(lines.stream().flatMap(line -> Value.of(line).stream()).toList()) : Origins.toYaml(lines);
  }

  /// @param path as in `--set`
  private record Value(String path, Object value, String origin) {

    static List<Value> of(Origins.Line line) {
      return line.value().map(value -> new Value(line.path(), value, line.origin())).stream().toList();
    }
  }
}
