package lanewise.run;

import java.nio.file.Path;
import java.util.List;
import lanewise.config.Experiment;
import lanewise.config.Experiments;
import lanewise.config.KernelsExperiment;
import lanewise.config.TrainingExperiment;
import lanewise.config.TrialPlan;
import lanewise.experiments.HeapCheck;
import lanewise.experiments.TrialHeap;

/// What `run --dry-run` tells: the trials in the order in which they would run, how long they would take,
/// and the memory that one needs.
final class DryRun {

  private DryRun() {}

  /// @param results where earlier runs are looked for, which tell the time best
  static String of(Experiment experiment, Path results) {
    var text = new StringBuilder(experiment.name()).append(": ").append(work(experiment)).append(" of each trial\n");
    List<TrialPlan> plans = experiment.trials();
    TrialEstimate estimate = TrialEstimate.of(experiment, results);
    for (TrialPlan plan : plans) {
      text.append("  trial ").append(plan.index()).append(": ").append(plan.arm().name())
          .append(", repeat ").append(plan.repeat())
          .append(", about ").append(DurationText.of(estimate.seconds(plan))).append('\n');
    }
    return text.append("  all: about ").append(DurationText.of(plans.stream().mapToDouble(estimate::seconds).sum()))
        .append(" (").append(estimate.source()).append(")\n").append(heap(experiment)).toString();
  }

  private static String heap(Experiment experiment) {
    return switch (experiment) {
      case TrainingExperiment training -> "  heap: a trial needs up to " + TrialHeap.need(training.arms().combinations()
          .stream()
          .mapToLong(arm -> HeapCheck.needed(Experiments.under(arm, training), arm))
          .max().orElseThrow()) + "\n";
      case KernelsExperiment _ -> "";
    };
  }

  private static String work(Experiment experiment) {
    return switch (experiment) {
      case TrainingExperiment training -> counted(training.training().epochs(), "epoch");
      case KernelsExperiment kernels -> counted(kernels.calls().size(), "kernel call");
    };
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
