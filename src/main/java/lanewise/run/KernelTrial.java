package lanewise.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import lanewise.config.KernelCall;
import lanewise.config.Kernels;
import lanewise.config.KernelsExperiment;
import lanewise.config.TrialPlan;
import lanewise.console.StartChecks;
import lanewise.console.StopSignal;
import lanewise.experiments.ConvAlgorithms;
import lanewise.experiments.KernelGeometries;
import lanewise.kernels.KernelSet;
import lanewise.kernels.KernelSets;
import lanewise.kernels.conv.ConvAlgorithm;
import lanewise.measure.KernelFigures;
import lanewise.measure.KernelTimer;
import lanewise.measure.PeakProbe;
import lanewise.measure.cases.KernelCase;
import lanewise.parallel.BatchParallel;
import lanewise.results.Environment;
import lanewise.results.KernelRecord;
import lanewise.results.KernelStatus;
import lanewise.results.KernelTiming;
import lanewise.results.Status;

/// One trial in this JVM that measures kernels: every call of the experiment, by the kernels of one arm.
final class KernelTrial {

  private final KernelsExperiment experiment;
  private final TrialPlan plan;
  private final StopSignal stop;
  private final KernelSet kernels;
  private final BatchParallel parallel;
  private final KernelCases cases;

  /// @throws Refusal if this JVM lacks what measuring needs
  KernelTrial(KernelsExperiment experiment, TrialPlan plan, StopSignal stop) {
    StartChecks.requireFma();
    StartChecks.requireVectorModule();
    if (plan.arm().kernels() == Kernels.SCALAR_NO_SUPERWORD) {
      StartChecks.requireNoSuperWord();
    }
    this.experiment = experiment;
    this.plan = plan;
    this.stop = stop;
    this.kernels = KernelSets.named(plan.arm().kernels().set());
    this.parallel = new BatchParallel(plan.arm().threads());
    this.cases = new KernelCases(kernels, parallel);
  }

  /// Measures one call after the other. What goes wrong with one is told of that one, and the others go on.
  ///
  /// @param keep receives each record at once
  Status run(KernelProgress progress, Consumer<KernelRecord> keep) {
    Optional<String> lacking = lackingWidth();
    var worst = Status.OK;
    // The peak is that of the widest vectors for scalar kernels, too: it is what the machine could do.
    var timer = new KernelTimer(new PeakProbe(KernelSets.named("vector"), parallel), experiment.samples(),
        experiment.callSeconds());
    List<KernelCall> calls = experiment.calls();
    for (int i = 0; i < calls.size(); i++) {
      if (stop.requested()) {
        return Status.INTERRUPTED;
      }
      KernelCall call = calls.get(i);
      KernelRecord record = lacking
          .map(reason -> record(call, KernelStatus.UNSUPPORTED, reason))
          .orElseGet(() -> measure(call, timer));
      keep.accept(record);
      progress.measured(i + 1, call.label(), record);
      worst = record.status() == KernelStatus.FAILED ? Status.FAILED : worst;
    }
    return worst;
  }

  private Optional<String> lackingWidth() {
    OptionalInt asked = plan.arm().vectorBits();
    return asked.isPresent() && asked.getAsInt() != kernels.bits()
        ? Optional.of("asked for vectors of " + asked.getAsInt() + " bits, but this JVM has " + kernels.bits())
        : Optional.empty();
  }

  private KernelRecord measure(KernelCall call, KernelTimer timer) {
    try {
      return switch (call) {
        case KernelCall.Conv conv -> measure(conv, timer);
        case KernelCall.Gemm gemm -> measured(call, cases.gemm(gemm), timer);
        case KernelCall.Dense dense -> measured(call, cases.dense(dense), timer);
        case KernelCall.Pool pool -> measured(call, cases.pool(pool), timer);
        case KernelCall.Rows rows -> measured(call, cases.rows(rows), timer);
        case KernelCall.Elements elements -> measured(call, cases.elements(elements), timer);
      };
    } catch (RuntimeException | OutOfMemoryError failure) {
      return record(call, KernelStatus.FAILED, Failures.message(failure));
    }
  }

  private KernelRecord measure(KernelCall.Conv call, KernelTimer timer) {
    ConvAlgorithm algorithm = ConvAlgorithms.named(call.algorithm()).orElseThrow(); // A call is never by `best`.
    return kernels.conv(algorithm).refusal(KernelGeometries.conv(call.shape()))
        .map(reason -> record(call, KernelStatus.REFUSED, reason))
        .orElseGet(() -> {
          KernelCase work;
          try {
            work = cases.conv(call, algorithm);
          } catch (ArithmeticException | IllegalArgumentException overflow) {
            return record(call, KernelStatus.REFUSED, algorithm.label() + " needs scratch memory of more than "
                + Integer.MAX_VALUE + " elements, which one array cannot hold");
          }
          return measured(call, work, timer);
        });
  }

  private KernelRecord measured(KernelCall call, KernelCase work, KernelTimer timer) {
    KernelFigures figures = timer.measure(work);
    return record(plan, call, Optional.of(kernels.bits()), KernelStatus.OK, "",
        Optional.of(new KernelTiming(figures.samples(), figures.medianNanos(), figures.madNanos(), figures.gflops(),
            figures.gbPerSecond(), figures.percentOfPeak(), figures.ulpVsReference(), figures.resultSha256(),
            figures.sampleNanos())),
        Environment.currentJvmFlags());
  }

  private KernelRecord record(KernelCall call, KernelStatus status, String reason) {
    return record(plan, call, Optional.of(kernels.bits()), status, reason, Optional.empty(),
        Environment.currentJvmFlags());
  }

  /// The record of a call whose trial did not deliver one.
  static KernelRecord lost(TrialPlan plan, KernelCall call, String reason, String jvmFlags) {
    return record(plan, call, Optional.empty(), KernelStatus.FAILED, reason, Optional.empty(), jvmFlags);
  }

  private static KernelRecord record(TrialPlan plan, KernelCall call, Optional<Integer> bits, KernelStatus status,
      String reason, Optional<KernelTiming> timing, String jvmFlags) {
    return new KernelRecord(plan.index(), plan.repeat(), call.operation().label(), call.algorithmLabel(),
        call.shape().name(), plan.arm().kernels().label(), bits, plan.arm().threads(), status, reason, timing,
        Environment.currentJvm(), jvmFlags);
  }
}
