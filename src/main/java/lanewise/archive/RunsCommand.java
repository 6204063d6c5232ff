package lanewise.archive;

import lanewise.console.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lanewise runs`: only a name for the commands below it.
@Command(
    name = "runs",
    description = "List, show, compare, check and clear away the folders of past runs.",
    footer = {
      "",
      "A RUN is the path of its folder, its id or the beginning of one, last, last~1",
      "for the one before, or one of these within an experiment: mnist-lenet/last.",
      "",
      "Examples:",
      "  ./lanewise runs list",
      "  ./lanewise runs show last",
      "  ./lanewise runs diff quickstart/last~1 quickstart/last",
      "  ./lanewise runs gc --keep 5",
      "",
      "Exit codes: 0 ok, 2 usage, 4 a run folder is damaged, 7 one could not be removed."
    })
public final class RunsCommand implements Runnable {

  @Spec CommandSpec spec;

  private RunsCommand() {}

  /// The command with all below it.
  public static CommandLine of(Session session) {
    return new CommandLine(new RunsCommand())
        .addSubcommand(new RunsListCommand(session))
        .addSubcommand(new RunsShowCommand(session))
        .addSubcommand(new RunsDiffCommand(session))
        .addSubcommand(new RunsVerifyCommand(session))
        .addSubcommand(new RunsGcCommand(session));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }
}
