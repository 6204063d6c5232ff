package lanewise.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lanewise.config.Experiment;
import lanewise.config.KernelsExperiment;
import lanewise.console.ExitCode;
import lanewise.console.Refusal;
import lanewise.console.StopSignal;
import lanewise.kernels.KernelSets;
import lanewise.measure.PeakProbe;
import lanewise.model.Cnn;
import lanewise.model.Compute;
import lanewise.model.Fit;
import lanewise.model.ProfileLine;
import lanewise.model.StepProfile;
import lanewise.model.TrainingListener;
import lanewise.results.LayerRecord;
import lanewise.statistics.Median;
import lanewise.statistics.Spread;
import lanewise.tensor.Examples;

/// Profiles the steps of a trial's training, layer by layer, when all else of the trial is done: a network of the same
/// make begins the same training again and is watched. So no profile disturbs what the trial measures.
final class TrialProfile {

  private static final int FEWEST_STEPS = 5;
  private static final int MOST_STEPS = 200;
  private static final long WARM_UP_NANOS = 1_000_000_000;
  private static final long NANOS = 1_500_000_000;

  private final int trial;
  private final Compute compute;
  private final StopSignal stop;

  /// @param trial number of the trial
  TrialProfile(int trial, Compute compute, StopSignal stop) {
    this.trial = trial;
    this.compute = compute;
    this.stop = stop;
  }

  /// @throws Refusal if the experiment has no layers to profile
  static void requireLayers(Experiment experiment) {
    if (experiment instanceof KernelsExperiment) {
      throw new Refusal(ExitCode.USAGE, "--profile times the layers of a network in training, but '" + experiment.name()
          + "' is of kind kernels, which times each call anyway: leave --profile out");
    }
  }

  /// Takes steps for some three seconds, the first of which warms up.
  ///
  /// @param network builds the trial's network
  /// @param fit of the trial's training
  /// @return the lines of the profile; none if the end of the trial was requested, or the training diverged, before
  ///     there were any steps
  List<LayerRecord> take(Function<Compute, Cnn> network, Examples train, Fit fit) {
    var profile = new StepProfile(compute.parallel().threads());
    Cnn cnn = network.apply(compute.watchedBy(profile));
    // The peak is that of the widest vectors for scalar kernels, too: it is what the machine could do.
    var watch = new Watch(profile, new PeakProbe(KernelSets.named("vector"), compute.parallel()));
    profile.begin();
    cnn.fit(train, fit.endless(), watch);
    return watch.warm && profile.steps() > 0
        ? records(profile.lines(cnn), Median.of(watch.peaks).orElseThrow())
        : List.of();
  }

  private List<LayerRecord> records(List<ProfileLine> lines, double peak) {
    double all = lines.stream().mapToDouble(TrialProfile::sum).sum();
    return lines.stream().map(line -> {
      Spread nanos = Spread.of(line.nanos()).orElseThrow();
      long flops = line.work().flops();
      Optional<Double> gflops = flops > 0 ? Optional.of(flops / nanos.median()) : Optional.empty();
      return new LayerRecord(trial, line.layer(), line.description(), line.work().pass().label(), nanos.n(),
          nanos.median(), nanos.mad(), 100 * sum(line) / all, flops, gflops, gflops.map(speed -> 100 * speed / peak),
          line.work().bytes());
    }).toList();
  }

  private static double sum(ProfileLine line) {
    return line.nanos().stream().mapToDouble(Double::doubleValue).sum();
  }

  /// Begins and ends the steps, samples the peak between them, and ends the training.
  private final class Watch implements TrainingListener {

    private final StepProfile profile;
    private final PeakProbe peak;
    private final List<Double> peaks = new ArrayList<>();
    private long start = System.nanoTime();
    private boolean warm;

    Watch(StepProfile profile, PeakProbe peak) {
      this.profile = profile;
      this.peak = peak;
    }

    @Override
    public void step(int epoch, int step, int steps, double loss) {
      profile.end();
      if (warm) {
        peaks.add(peak.sample());
      } else if (isOver(WARM_UP_NANOS)) {
        warm = true;
        profile.clear();
        start = System.nanoTime();
      }
      profile.begin();
    }

    @Override
    public boolean stop() {
      return stop.requested() || warm && (profile.steps() >= MOST_STEPS || isOver(NANOS));
    }

    private boolean isOver(long nanos) {
      return profile.steps() >= FEWEST_STEPS && System.nanoTime() - start >= nanos;
    }
  }
}
