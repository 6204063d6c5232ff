package lanewise.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lanewise.console.ExitCode;
import lanewise.console.Refusal;
import lanewise.console.StopSignal;
import lanewise.image.PlanarImage;
import lanewise.kernels.KernelSet;
import lanewise.kernels.KernelSets;
import lanewise.kernels.filter.FilterMethod;
import lanewise.kernels.filter.FilterTask;
import lanewise.kernels.filter.PlaneFilter;
import lanewise.statistics.Median;

/// Filters a picture by every method that applies, with scalar and with vector kernels, on one thread: first compares
/// what they give, then times them in turns.
final class FilterRun {

  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e3;
  private static final double MEGA = 1e6;
  /// Shorter samples would measure the clock.
  private static final double LEAST_SAMPLE_SECONDS = 0.02;
  private static final double SECONDS_OF_AN_ARM = 1.5;
  private static final int MOST_SAMPLES = 15;

  /// What came of a run.
  ///
  /// @param planes the chosen method's result, row by row
  record Result(List<FilterArm> arms, List<float[]> planes) {}

  private final PlanarImage image;
  private final FilterTask task;
  private final StopSignal stop;
  private final List<Pair> pairs;
  private final float[] workspace;
  private final float[] y;

  /// @param task for the planes of `image`
  /// @param stop ends the run between two planes
  /// @param talk receives why a method is left out
  FilterRun(PlanarImage image, FilterTask task, StopSignal stop, Consumer<String> talk) {
    this.image = image;
    this.task = task;
    this.stop = stop;
    List<KernelSet> sets = KernelSets.NAMES.stream().map(KernelSets::named).toList();
    FilterMethod[] methods = FilterMethod.values();
    Stream.of(methods).flatMap(method -> method.refusal(task.kernel()).stream()).forEach(talk);
    this.pairs = Stream.of(methods)
        .filter(method -> method.refusal(task.kernel()).isEmpty())
        .map(method -> new Pair(method, sets.stream().map(set -> new Arm(set, set.filter(method, task))).toList()))
        .toList();
    this.workspace = new float[arms().mapToInt(arm -> arm.filter.workspaceFloats()).max().orElseThrow()];
    this.y = new float[outputFloats()];
  }

  /// Compares and times.
  ///
  /// @param chosen the method whose result is wanted
  /// @param warmUpSeconds for which each arm runs, after its first pass, before it is timed
  /// @throws Refusal if it was stopped
  Result run(FilterMethod chosen, double warmUpSeconds) {
    var planes = new ArrayList<float[]>();
    for (float[] x : image.planes()) {
      planes.add(compare(x, chosen));
    }
    arms().forEach(arm -> warmUp(arm, warmUpSeconds));
    time();
    return new Result(pairs.stream().flatMap(Pair::results).toList(), planes);
  }

  /// What each method makes of one plane, compared with its twin and the direct method.
  ///
  /// @return the chosen method's result
  private float[] compare(float[] x, FilterMethod chosen) {
    List<float[]> direct = null;
    float[] wanted = null;
    for (Pair pair : pairs) {
      List<float[]> results = pair.arms.stream().map(arm -> {
        var result = new float[outputFloats()];
        arm.firstSeconds += seconds(arm, x, result);
        return result;
      }).toList();
      if (direct == null) { // the first method
        direct = results;
      }
      for (int i = 0; i < results.size(); i++) {
        Arm arm = pair.arms.get(i);
        arm.largestDifference = Math.max(arm.largestDifference, largestDifference(results.get(i), direct.get(i)));
      }
      pair.sameBits &= sameBits(results.getFirst(), results.getLast());
      if (pair.method == chosen) {
        wanted = results.getLast();
      }
    }
    return wanted;
  }

  /// Arms take turns, so that a disturbance of the machine does not hit one alone.
  private void time() {
    for (int round = 0; round < MOST_SAMPLES; round++) {
      for (Arm arm : arms().toList()) {
        if (round < arm.samples) {
          double seconds = 0;
          for (int pass = 0; pass < arm.passes; pass++) {
            seconds += pass(arm);
          }
          arm.seconds.add(seconds / arm.passes);
        }
      }
    }
  }

  /// Runs until compiled, and plans samples that are long enough but do not take forever: what is slow has few.
  private void warmUp(Arm arm, double seconds) {
    double pass = arm.firstSeconds;
    for (double spent = 0; spent < seconds; spent += pass) {
      pass = pass(arm);
    }
    arm.passes = (int) Math.ceil(LEAST_SAMPLE_SECONDS / pass);
    arm.samples = Math.clamp((long) (SECONDS_OF_AN_ARM / (arm.passes * pass)), 1, MOST_SAMPLES);
  }

  /// The time for all planes once.
  private double pass(Arm arm) {
    double seconds = 0;
    for (float[] x : image.planes()) {
      seconds += seconds(arm, x, y);
    }
    return seconds;
  }

  private double seconds(Arm arm, float[] x, float[] result) {
    if (stop.requested()) {
      throw new Refusal(ExitCode.INTERRUPTED, "stopped before all methods had run: nothing is written");
    }
    long start = System.nanoTime();
    arm.filter.apply(x, 0, result, 0, workspace, 0);
    return (System.nanoTime() - start) / NANOS;
  }

  private Stream<Arm> arms() {
    return pairs.stream().flatMap(pair -> pair.arms.stream());
  }

  private int outputFloats() {
    return task.outputHeight() * task.outputWidth();
  }

  private static double largestDifference(float[] a, float[] b) {
    float largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
    }
    return largest;
  }

  private static boolean sameBits(float[] a, float[] b) {
    for (int i = 0; i < a.length; i++) {
      if (Float.floatToRawIntBits(a[i]) != Float.floatToRawIntBits(b[i])) {
        return false;
      }
    }
    return true;
  }

  /// A method on one kind of kernels, with what is known about it so far.
  private static final class Arm {
    private final KernelSet kernels;
    private final PlaneFilter filter;
    private final List<Double> seconds = new ArrayList<>();
    private double firstSeconds;
    private double largestDifference;
    private int passes;
    private int samples;

    private Arm(KernelSet kernels, PlaneFilter filter) {
      this.kernels = kernels;
      this.filter = filter;
    }

    private double median() {
      return Median.of(seconds).orElseThrow();
    }
  }

  /// A method's twins: scalar, then vector.
  private final class Pair {
    private final FilterMethod method;
    private final List<Arm> arms;
    private boolean sameBits = true;

    private Pair(FilterMethod method, List<Arm> arms) {
      this.method = method;
      this.arms = arms;
    }

    private Stream<FilterArm> results() {
      double scalar = arms.getFirst().median();
      return arms.stream().map(arm -> new FilterArm(method.label(), arm.kernels.name(), arm.kernels.bits(),
          arm.seconds.size(), arm.median() * MILLIS, image.pixels() / MEGA / arm.median(), scalar / arm.median(),
          arm.largestDifference, sameBits));
    }
  }
}
