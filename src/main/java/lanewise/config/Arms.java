package lanewise.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import lanewise.config.yaml.Located;

/// What is compared. Every combination of the lists, `repeats` times, is a trial.
///
/// @param algorithms of the convolutions
/// @param vectorBits register widths for vector kernels; empty for the widest of the machine
/// @param variations keys of the experiment with a list of values each
/// @param baseline name of the arm that the others are compared with; empty for the first scalar arm, or the first
public record Arms(List<Kernels> kernels, List<Algorithm> algorithms, List<Integer> threads, List<Integer> vectorBits,
    List<JvmFlags> jvmFlags, List<Variation> variations, int repeats, Optional<Located<String>> baseline) {

  /// The most threads that a trial may have.
  public static final int MOST_THREADS = 1024;

  public Arms {
    kernels = List.copyOf(kernels);
    algorithms = List.copyOf(algorithms);
    threads = List.copyOf(threads);
    vectorBits = List.copyOf(vectorBits);
    jvmFlags = List.copyOf(jvmFlags);
    variations = List.copyOf(variations);
  }

  /// The combinations: kernels vary slowest, then algorithms, vector bits, threads, flags and the variations in the
  /// order of the file. Scalar kernels have no width, so they are not multiplied by it.
  public List<Arm> combinations() {
    return kernels.stream()
        .flatMap(kernel -> algorithms.stream()
            .flatMap(algorithm -> widths(kernel)
                .flatMap(bits -> threads.stream()
                    .flatMap(count -> jvmFlags.stream()
                        .flatMap(flags -> settings().stream()
                            .map(setting -> new Arm(kernel, algorithm, count, bits, flags, setting)))))))
        .toList();
  }

  /// How many arms there are, without making them; [Long#MAX_VALUE] for more than a `long` can count.
  long count() {
    long ofKernels = kernels.stream().mapToLong(kernel -> widths(kernel).count()).sum();
    return variations.stream()
        .mapToLong(each -> each.values().size())
        .reduce(ofKernels * algorithms.size() * threads.size() * jvmFlags.size(), Arms::product);
  }

  private static long product(long a, long b) {
    return a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
  }

  private Stream<OptionalInt> widths(Kernels kernel) {
    return kernel != Kernels.VECTOR || vectorBits.isEmpty()
        ? Stream.of(OptionalInt.empty())
        : vectorBits.stream().map(OptionalInt::of);
  }

  /// The combinations of the variations' values; a single empty one if nothing is varied.
  List<List<ArmSetting>> settings() {
    List<List<ArmSetting>> combinations = List.of(List.of());
    for (Variation variation : variations) {
      combinations = combinations.stream()
          .flatMap(chosen -> variation.settings()
              .map(setting -> Stream.concat(chosen.stream(), Stream.of(setting)).toList()))
          .toList();
    }
    return combinations;
  }

  /// The arm that the others are compared with, and where none is named those that serve if an earlier one could not be
  /// measured.
  public List<Arm> baselineCandidates() {
    List<Arm> arms = combinations();
    return baseline
        .map(named -> arms.stream().filter(arm -> arm.name().equals(named.value())).toList())
        .orElseGet(() -> arms.stream()
            .sorted(Comparator.comparing(arm -> arm.kernels() != Kernels.SCALAR))
            .toList());
  }

  /// All arms once, then all arms again in reverse (A, B, B, A), and so on: what changes on the machine while the
  /// experiment runs meets every arm alike, even if it changes steadily.
  List<TrialPlan> trials() {
    var arms = combinations();
    var plans = new ArrayList<TrialPlan>();
    for (int repeat = 1; repeat <= repeats; repeat++) {
      for (var arm : repeat % 2 == 1 ? arms : arms.reversed()) {
        plans.add(new TrialPlan(plans.size() + 1, arm, repeat));
      }
    }
    return plans;
  }
}
