package lanewise.experiments;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lanewise config`: only a name for the commands below it.
@Command(
    name = "config",
    description = "Check experiment files, show what they resolve to, describe their format.",
    footer = {
      "",
      "Examples:",
      "  ./lanewise config check experiments/*.yaml",
      "  ./lanewise config show --origin experiments/quickstart.yaml",
      "  ./lanewise config schema > experiments/schema.json",
      "",
      "Exit codes: 0 ok, 2 usage or config, 4 damaged data, 7 lost output."
    })
public final class ConfigCommand implements Runnable {

  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }
}
