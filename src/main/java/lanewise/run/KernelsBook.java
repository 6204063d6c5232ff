package lanewise.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lanewise.config.Kernels;
import lanewise.config.KernelsExperiment;
import lanewise.config.TrialPlan;
import lanewise.console.ExitCode;
import lanewise.results.KernelRecord;
import lanewise.results.KernelResults;
import lanewise.results.KernelRow;
import lanewise.results.KernelStatus;
import lanewise.results.KernelTiming;
import lanewise.results.Status;

/// The book of a run that measures kernels: a record for each call of each trial, beside its scalar twin.
final class KernelsBook implements RunBook<KernelRecord> {

  private final KernelsExperiment experiment;
  private final Path folder;
  private final KernelResults results;
  private final List<Kept> kept = new ArrayList<>();
  private int trials;

  /// A record under the plan of its trial.
  private record Kept(TrialPlan plan, KernelRecord record) {

    Optional<KernelTiming> scalarTiming() {
      return plan.arm().kernels() == Kernels.SCALAR ? record.timing() : Optional.empty();
    }

    Call call() {
      return new Call(record.operation(), record.algorithm(), record.shape());
    }

    Rival rival() {
      return new Rival(call(), record.threads(), plan.arm().flags().text(), plan.repeat());
    }
  }

  /// What has the same bits whoever computes it.
  private record Call(String operation, String algorithm, String shape) {}

  /// What a speed-up compares: all of it is the same but the kernels.
  private record Rival(Call call, int threads, String jvmFlags, int repeat) {}

  KernelsBook(KernelsExperiment experiment, Path folder, KernelResults results) {
    this.experiment = experiment;
    this.folder = folder;
    this.results = results;
  }

  @Override
  public Class<KernelRecord> line() {
    return KernelRecord.class;
  }

  @Override
  public TrialEnd keep(TrialPlan plan, Launch launch, TrialProcess.Outcome<KernelRecord> outcome) {
    var calls = experiment.calls();
    var records = new ArrayList<>(outcome.records());
    boolean interrupted = records.size() < calls.size() && ExitCode.onRequest(outcome.exitStatus());
    if (!interrupted) {
      calls.stream().skip(records.size()).forEach(call ->
          records.add(KernelTrial.lost(plan, call, outcome.loss(), launch.jvmFlags())));
    }
    records.forEach(record -> kept.add(new Kept(plan, record)));
    trials++;
    return interrupted
        ? new TrialEnd(Status.INTERRUPTED, "ended on request after " + records.size() + " of " + calls.size()
            + " calls")
        : end(records);
  }

  @Override
  public void write() {
    results.write(rows(), trials);
  }

  private static TrialEnd end(List<KernelRecord> records) {
    var failed = records.stream().filter(record -> record.status() == KernelStatus.FAILED).toList();
    return failed.isEmpty()
        ? new TrialEnd(Status.OK, "")
        : new TrialEnd(Status.FAILED, failed.size() + " of " + records.size() + " calls, the first of them "
            + failed.getFirst().operation() + " " + failed.getFirst().shape() + ": " + failed.getFirst().reason());
  }

  private List<KernelRow> rows() {
    Map<Call, String> bits = new HashMap<>();
    Map<Rival, Double> nanos = new HashMap<>();
    for (Kept one : kept) {
      one.scalarTiming().ifPresent(timing -> {
        bits.putIfAbsent(one.call(), timing.resultSha256());
        nanos.put(one.rival(), timing.medianNanos());
      });
    }
    return kept.stream()
        .map(one -> new KernelRow(one.plan().arm().name(), one.record(),
            one.record().timing().flatMap(timing ->
                Optional.ofNullable(nanos.get(one.rival())).map(scalar -> scalar / timing.medianNanos())),
            one.record().timing().flatMap(timing ->
                Optional.ofNullable(bits.get(one.call())).map(timing.resultSha256()::equals))))
        .toList();
  }

  @Override
  public Optional<String> contradiction() {
    return KernelsSummary.sameBits(rows())
        .filter(same -> !same)
        .map(_ -> "kernels of one algorithm differ in their bits, which must not happen: "
            + "see bits_equal in kernels.csv");
  }

  @Override
  public Summary finish(Status status) {
    results.finish(status, trials, KernelArms.of(rows(), experiment.arms().baselineCandidates()));
    return KernelsSummary.of(experiment.name(), status, rows(), folder, results.fileNames());
  }
}
