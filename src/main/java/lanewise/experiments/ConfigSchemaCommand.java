package lanewise.experiments;

import java.util.concurrent.Callable;
import lanewise.config.Experiments;
import lanewise.console.ExitCode;
import lanewise.console.Session;
import lanewise.results.Json;
import picocli.CommandLine.Command;

/// `lanewise config schema`: the format of experiment files, for editors.
@Command(
    name = "schema",
    description = {
      "Print the JSON Schema of experiment files.",
      "An editor that knows it completes",
      "keys, explains them, and marks mistakes. experiments/schema.json has it; an",
      "experiment there points to it in its first line:",
      "  # yaml-language-server: $$schema=schema.json"
    },
    footer = {"", "Examples:", "  ./lanewise config schema > experiments/schema.json"})
public final class ConfigSchemaCommand implements Callable<Integer> {

  private final Session session;

  public ConfigSchemaCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    session.out().print(Json.pretty(Experiments.jsonSchema()));
    return ExitCode.OK.status();
  }
}
