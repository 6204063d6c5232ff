package lanewise.run;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import lanewise.config.Experiments;
import lanewise.config.KernelsExperiment;
import lanewise.config.TrainingExperiment;
import lanewise.console.ExitCode;
import lanewise.console.OverridesOption;
import lanewise.console.Refusal;
import lanewise.console.Session;
import lanewise.experiments.TrainingCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lanewise summary`: what an experiment's network is made of, without building it.
@Command(
    name = "summary",
    description = "Show the network of an experiment: layers, shapes, parameters, FLOP.",
    footer = {
      "",
      "Examples:",
      "  ./lanewise summary experiments/mnist-lenet.yaml",
      "  ./lanewise summary experiments/mnist-lenet.yaml \\",
      "      --set network.layers.0.convolution.maps=16"
    })
final class SummaryCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(paramLabel = "FILE", description = "Experiment file.")
  Path file;

  @Mixin OverridesOption overrides;

  SummaryCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    switch (Experiments.read(file, overrides.list)) {
      case TrainingExperiment training -> session.out().print(TrainingCheck.architecture(training).summary());
      case KernelsExperiment _ -> throw new Refusal(ExitCode.USAGE, file + " measures kernels and has no network: "
          + "./lanewise run " + file + " --dry-run shows what it does");
    }
    return ExitCode.OK.status();
  }
}
