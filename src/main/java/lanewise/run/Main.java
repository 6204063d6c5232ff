package lanewise.run;

import java.io.PrintWriter;
import lanewise.archive.RunsCommand;
import lanewise.compare.CompareCommand;
import lanewise.console.ExitCode;
import lanewise.console.Session;
import lanewise.doctor.DoctorCommand;
import lanewise.experiments.ConfigCheckCommand;
import lanewise.experiments.ConfigCommand;
import lanewise.experiments.ConfigSchemaCommand;
import lanewise.experiments.ConfigShowCommand;
import lanewise.experiments.TrialHeap;
import lanewise.notebook.NotebookCommand;
import lanewise.predict.ModelCommand;
import lanewise.predict.PredictCommand;
import lanewise.report.ReportCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import picocli.CommandLine;

/// The entry of the program: picks the command, runs it, and ends with its exit code.
public final class Main {

  private Main() {}

  /// Runs the command line and ends the JVM with the command's [exit code][ExitCode].
  public static void main(String[] arguments) {
    Session session = Session.ofProcess(arguments);
    session.stop().listenToSignals();
    int status = execute(session);
    session.stop().finished();
    System.exit(status);
  }

  /// Runs the session's command line and returns the exit status.
  static int execute(Session session) {
    var root = new LanewiseCommand();
    return withOutput(session, outcome(commandLine(session, root), session, root));
  }

  /// All commands, ready to be executed.
  static CommandLine commandLine(Session session, LanewiseCommand root) {
    var commandLine = new CommandLine(root)
        .addSubcommand(new RunCommand(session, root))
        .addSubcommand(new TrialCommand(session, root))
        .addSubcommand(new CommandLine(new DataCommand())
            .addSubcommand(new DataFetchCommand(session))
            .addSubcommand(new DataVerifyCommand(session)))
        .addSubcommand(new CompareCommand(session))
        .addSubcommand(new ReproduceCommand(session, root))
        .addSubcommand(new CommandLine(new ConfigCommand())
            .addSubcommand(new ConfigCheckCommand(session))
            .addSubcommand(new ConfigShowCommand(session))
            .addSubcommand(new ConfigSchemaCommand(session)))
        .addSubcommand(new SummaryCommand(session))
        .addSubcommand(new PredictCommand(session))
        .addSubcommand(ModelCommand.of(session))
        .addSubcommand(new ReportCommand(session))
        .addSubcommand(new ProbeCommand(session))
        .addSubcommand(new BenchCommand(session))
        .addSubcommand(new FilterCommand(session))
        .addSubcommand(RunsCommand.of(session))
        .addSubcommand(NotebookCommand.of(session))
        .addSubcommand(new DoctorCommand(session, TrialHeap.USUAL_BYTES));
    ArgumentTypes.register(commandLine);
    return commandLine
        .setOut(new PrintWriter(session.out(), true))
        .setErr(new PrintWriter(session.err(), true))
        .setParameterExceptionHandler((failure, _) -> misused(failure))
        .setExecutionExceptionHandler((failure, _, _) -> Failures.report(failure, session.err(), root.trace).status());
  }

  private static int outcome(CommandLine commandLine, Session session, LanewiseCommand root) {
    try {
      return commandLine.execute(session.arguments().toArray(String[]::new));
    } catch (Error failure) { // which picocli lets through
      return Failures.report(failure, session.err(), root.trace).status();
    }
  }

  /// The status of the command, unless it succeeded and its output got lost. A stream of Java does not tell a full disk
  /// from a reader that left, as `head` does.
  private static int withOutput(Session session, int status) {
    if (!session.out().checkError()) {
      return status;
    }
    session.err().println(
        "cannot write to standard output: the disk is full, or its reader is gone; output is missing");
    return status == ExitCode.OK.status() ? ExitCode.STORAGE.status() : status;
  }

  private static int misused(ParameterException failure) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(failure.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(failure, err) && !command.getSubcommands().isEmpty()) {
      err.println("Commands: " + String.join(", ", command.getSubcommands().keySet()));
    }
    err.println("Try: ./" + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE.status();
  }
}
