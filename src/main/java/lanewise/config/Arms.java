package lanewise.config;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// What is compared. Every combination of the lists, `repeats` times, is a trial.
///
/// @param algorithms of the convolutions
/// @param vectorBits register widths for vector kernels; empty for the widest of the machine
/// @param jvmFlags each element a set of flags for the trial's JVM, separated by spaces; `""` for none
public record Arms(List<Kernels> kernels, List<Algorithm> algorithms, List<Integer> threads, List<Integer> vectorBits,
    List<String> jvmFlags, int repeats) {

  /// The most threads that a trial may have.
  public static final int MOST_THREADS = 1024;

  public Arms {
    kernels = List.copyOf(kernels);
    algorithms = List.copyOf(algorithms);
    threads = List.copyOf(threads);
    vectorBits = List.copyOf(vectorBits);
    jvmFlags = List.copyOf(jvmFlags);
  }

  /// The combinations: kernels vary slowest, then algorithms, vector bits, threads and flags. Scalar kernels have no
  /// width, so they are not multiplied by it.
  public List<Arm> combinations() {
    var arms = new ArrayList<Arm>();
    for (var kernel : kernels) {
      for (var algorithm : algorithms) {
        for (var bits : widths(kernel)) {
          for (int thread : threads) {
            for (var flags : jvmFlags) {
              arms.add(new Arm(kernel, algorithm, thread, bits, flags));
            }
          }
        }
      }
    }
    return arms;
  }

  private List<OptionalInt> widths(Kernels kernel) {
    return kernel == Kernels.SCALAR || vectorBits.isEmpty()
        ? List.of(OptionalInt.empty())
        : vectorBits.stream().map(OptionalInt::of).toList();
  }

  /// All arms once, then all arms again: what changes on the machine while the experiment runs meets every arm alike.
  List<TrialPlan> trials() {
    var arms = combinations();
    var plans = new ArrayList<TrialPlan>();
    for (int repeat = 1; repeat <= repeats; repeat++) {
      for (var arm : arms) {
        plans.add(new TrialPlan(plans.size() + 1, arm, repeat));
      }
    }
    return plans;
  }
}
