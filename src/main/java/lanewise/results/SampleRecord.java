package lanewise.results;

/// One raw measurement: of an epoch, or of a kernel call.
///
/// @param arm name of the arm
/// @param work what was done: `train`, or `conv-forward/lenet-conv1/direct`
/// @param trial number within the run, from 1
/// @param repeat which repetition of its arm the trial is, from 1
/// @param sample epoch, or number of the sample, from 1
/// @param counted whether it counts; the first of several epochs is the JIT compiler's warm-up
/// @param weightsSha256 what the trial's training ended with; empty for kernels, or if it did not end
/// @param jvmFlags of the trial's JVM
public record SampleRecord(String arm, String work, Metric metric, int trial, int repeat, int sample, boolean counted,
    double value, String weightsSha256, String jvm, String jvmFlags, String dataSha256) {

  /// The work of samples of a training.
  public static final String TRAIN = "train";
}
