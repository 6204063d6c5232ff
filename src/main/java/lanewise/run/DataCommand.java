package lanewise.run;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lanewise data`: only a name for the commands below it.
@Command(
    name = "data",
    description = "Fetch datasets and check their files.",
    footer = {
      "",
      "Examples:",
      "  ./lanewise data fetch mnist",
      "  ./lanewise data verify fashion-mnist --data /data",
      "",
      "Exit codes: 0 ok, 2 usage, 4 missing, damaged or not to be had,",
      "7 disk or lost output, 130 and 143 ended by a signal."
    })
final class DataCommand implements Runnable {

  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }
}
