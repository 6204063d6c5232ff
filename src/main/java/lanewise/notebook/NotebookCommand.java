package lanewise.notebook;

import lanewise.console.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lanewise notebook`: only a name for the commands below it.
@Command(
    name = "notebook",
    description = "Make the notebooks in notebooks/ run in Jupyter.",
    footer = {
      "",
      "Examples:",
      "  ./lanewise notebook install",
      "",
      "Exit codes: 0 ok, 2 usage, 3 the project is not built, 7 disk."
    })
public final class NotebookCommand implements Runnable {

  @Spec CommandSpec spec;

  private NotebookCommand() {}

  /// The command with all below it.
  public static CommandLine of(Session session) {
    return new CommandLine(new NotebookCommand()).addSubcommand(new NotebookInstallCommand(session));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }
}
