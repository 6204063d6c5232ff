package lanewise.predict;

import lanewise.console.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lanewise model`: only a name for the commands below it.
@Command(
    name = "model",
    description = "Look into the files of trained networks.",
    footer = {
      "",
      "Examples:",
      "  ./lanewise model show digits.model",
      "",
      "Exit codes: 0 ok, 2 usage, 4 the file is damaged."
    })
public final class ModelCommand implements Runnable {

  @Spec CommandSpec spec;

  private ModelCommand() {}

  /// The command with all below it.
  public static CommandLine of(Session session) {
    return new CommandLine(new ModelCommand()).addSubcommand(new ModelShowCommand(session));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }
}
