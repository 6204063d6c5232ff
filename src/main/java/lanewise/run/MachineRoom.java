package lanewise.run;

import lanewise.config.Arm;
import lanewise.config.Experiment;
import lanewise.config.Experiments;
import lanewise.config.KernelsExperiment;
import lanewise.config.TrainingExperiment;
import lanewise.console.ExitCode;
import lanewise.console.Refusal;
import lanewise.doctor.MachineMemory;
import lanewise.experiments.HeapCheck;
import lanewise.experiments.TrialHeap;

/// Refuses an experiment whose trials this machine cannot hold, whatever heap their JVMs are given: the system would
/// end them, or swap for ever.
final class MachineRoom {

  private MachineRoom() {}

  /// @throws Refusal with both numbers
  static void require(Experiment experiment) {
    MachineMemory.bytes().ifPresent(machine -> require(experiment, machine));
  }

  static void require(Experiment experiment, long machineBytes) {
    switch (experiment) {
      case TrainingExperiment training ->
          training.arms().combinations().forEach(arm -> require(training, arm, machineBytes));
      case KernelsExperiment _ -> { } // A call that lacks memory fails alone.
    }
  }

  private static void require(TrainingExperiment experiment, Arm arm, long machineBytes) {
    long need = HeapCheck.needed(Experiments.under(arm, experiment), arm) + MachineMemory.BESIDE_HEAP_BYTES;
    if (need > machineBytes) {
      throw new Refusal(ExitCode.ENVIRONMENT, experiment.name() + ": a trial of arm '" + arm.name() + "' needs "
          + TrialHeap.need(need) + " of memory, this machine (or the control group, such as a container's) has "
          + TrialHeap.size(machineBytes) + ": take a smaller network, smaller batches, or another machine");
    }
  }
}
