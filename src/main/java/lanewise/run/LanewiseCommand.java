package lanewise.run;

import lanewise.results.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `lanewise`, with the options that every command takes.
@Command(
    name = "lanewise",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = LanewiseCommand.Version.class,
    description = "A SIMD research harness for convolutional networks in pure Java.",
    footer = {
      "",
      "Examples:",
      "  ./lanewise run experiments/quickstart.yaml",
      "  ./lanewise data fetch mnist",
      "  ./lanewise run experiments/mnist-lenet.yaml --set training.epochs=1",
      "",
      "Exit codes: 0 ok, 1 a run failed, 2 usage or config, 3 environment, 4 data,",
      "5 diverged, 6 a gate was not passed, 7 disk or lost output, 130 and 143 ended",
      "by a signal."
    })
final class LanewiseCommand implements Runnable {

  @Spec CommandSpec spec;

  @Option(names = "--trace", scope = ScopeType.INHERIT, description = "Show the stack trace of a failure.")
  boolean trace;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  /// Release, commit and JVM.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"lanewise, commit " + Environment.currentCommit(), Environment.currentJvm()};
    }
  }
}
