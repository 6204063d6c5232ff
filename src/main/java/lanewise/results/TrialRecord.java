package lanewise.results;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lanewise.statistics.Median;

/// Everything one trial tells: the JSON line of `lanewise trial`, and the source of its rows in the tables.
///
/// @param trial number within the run, from 1
/// @param reason why the status is not `ok`; empty if it is
/// @param epochs the whole epochs that were trained, and the one that diverged
/// @param test empty if the trial ended before the test
/// @param weightsSha256 of all parameters after training, empty if the trial ended before
/// @param trialSeconds wall time of the trial, from loading the data to the end of the test
/// @param jvm vendor and version of the JVM that ran it
/// @param jvmFlags the flags of that JVM, separated by blanks
/// @param dataSha256 of the content of the dataset, empty if it was not loaded
/// @param flopsPerImage nominal operations of a training step, per example; empty if it was not trained
/// @param peakGflops of fused multiply-adds of the widest vectors, as many threads, in the same JVM after the training
/// @param layers the profile, taken after all else; empty if none was asked for
public record TrialRecord(
    int trial,
    Status status,
    String reason,
    Setting setting,
    List<EpochRecord> epochs,
    Optional<TestRecord> test,
    String weightsSha256,
    double trialSeconds,
    String jvm,
    String jvmFlags,
    String dataSha256,
    Optional<Long> flopsPerImage,
    Optional<Double> peakGflops,
    List<LayerRecord> layers) {

  private static final double GIGA = 1e9;

  public TrialRecord {
    epochs = List.copyOf(epochs);
    layers = List.copyOf(layers);
  }

  /// Without a profile.
  public TrialRecord(int trial, Status status, String reason, Setting setting, List<EpochRecord> epochs,
      Optional<TestRecord> test, String weightsSha256, double trialSeconds, String jvm, String jvmFlags,
      String dataSha256, Optional<Long> flopsPerImage, Optional<Double> peakGflops) {
    this(trial, status, reason, setting, epochs, test, weightsSha256, trialSeconds, jvm, jvmFlags, dataSha256,
        flopsPerImage, peakGflops, List.of());
  }

  /// The same with a profile.
  public TrialRecord withLayers(List<LayerRecord> layers) {
    return new TrialRecord(trial, status, reason, setting, epochs, test, weightsSha256, trialSeconds, jvm, jvmFlags,
        dataSha256, flopsPerImage, peakGflops, layers);
  }

  /// How many epochs were trained to their end.
  public long wholeEpochs() {
    return epochs.stream().filter(epoch -> epoch.status() == Status.OK).count();
  }

  /// Throughput of the first epoch, which pays for the JIT compiler; empty without an epoch.
  public Optional<Double> firstEpochImagesPerSecond() {
    return timed().findFirst().flatMap(EpochRecord::imagesPerSecond);
  }

  /// Median throughput of the epochs that found everything compiled, or of all if none did.
  public Optional<Double> trainImagesPerSecond() {
    return Median.of(timed().filter(this::counts).map(epoch -> epoch.imagesPerSecond().orElseThrow()).toList());
  }

  /// Nominal operations of [#trainImagesPerSecond], 10^9 per second.
  public Optional<Double> gflops() {
    return trainImagesPerSecond().flatMap(speed -> flopsPerImage.map(flops -> speed * flops / GIGA));
  }

  /// [#gflops] in percent of the peak.
  public Optional<Double> percentOfPeak() {
    return gflops().flatMap(gflops -> peakGflops.map(peak -> 100 * gflops / peak));
  }

  /// Its raw measurements: the throughput of each epoch, of which cold ones do not count unless there are no others.
  ///
  /// @param arm name of its arm
  public List<SampleRecord> samples(String arm) {
    return timed()
        .map(epoch -> new SampleRecord(arm, SampleRecord.TRAIN, Metric.TRAIN_IMAGES_PER_SECOND, trial, setting.repeat(),
            epoch.epoch(), counts(epoch), epoch.imagesPerSecond().orElseThrow(), weightsSha256, jvm, jvmFlags,
            dataSha256))
        .toList();
  }

  private Stream<EpochRecord> timed() {
    return epochs.stream().filter(epoch -> epoch.imagesPerSecond().isPresent());
  }

  private boolean counts(EpochRecord epoch) {
    return !epoch.cold() || timed().allMatch(EpochRecord::cold);
  }

  /// Mean loss over the training set in the last epoch.
  public Optional<Double> trainLoss() {
    return lastEpoch().map(EpochRecord::trainLoss);
  }

  /// Accuracy over the training set in the last epoch.
  public Optional<Double> trainAccuracy() {
    return lastEpoch().flatMap(EpochRecord::trainAccuracy);
  }

  /// Accuracy over the validation set after the last epoch.
  public Optional<Double> validationAccuracy() {
    return lastEpoch().flatMap(EpochRecord::validationAccuracy);
  }

  private Optional<EpochRecord> lastEpoch() {
    return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.getLast());
  }
}
