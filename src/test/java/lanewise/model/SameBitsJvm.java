package lanewise.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import lanewise.kernels.KernelSets;
import lanewise.model.PinnedTraining.Size;

/// A JVM of its own in which trainings are computed by both kernel sets with several numbers of threads. They run in an
/// order of the JVM's own, so that what the JIT compiler has seen before differs, too.
///
/// @param flags of the JVM
/// @param bits of its vectors; 0 for the widest
/// @param order seed of the order
record SameBitsJvm(List<String> flags, int bits, Size size, List<PinnedTraining> trainings, List<Integer> threads,
    long order) {

  /// What is wrong: each training that did not end with its pinned bits; nothing if all did.
  ///
  /// @param trainings how many there were; none if the machine has no vectors so wide
  record Outcome(int trainings, List<String> wrong) {}

  private static final String FEWER_BITS = "vectors have other bits: ";

  private record Configuration(PinnedTraining training, String kernels, int threads) {}

  /// Starts the JVM and waits for its end.
  Outcome run() throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--add-modules=jdk.incubator.vector", "-Xmx512m"));
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), SameBitsJvm.class.getName(),
        Integer.toString(bits), size.name(), joined(trainings), joined(threads), Long.toString(order)));
    Process jvm = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> printed = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
        .filter(line -> !line.startsWith("WARNING: "))
        .toList();
    if (jvm.waitFor() != 0) {
      return new Outcome(0, List.of(this + " ended with status " + jvm.exitValue() + ": " + printed));
    }
    return printed.stream().anyMatch(line -> line.startsWith(FEWER_BITS))
        ? new Outcome(0, List.of())
        : new Outcome(KernelSets.NAMES.size() * trainings.size() * threads.size(), printed.stream().map(line -> this + ": " + line).toList());
  }

  /// Prints what is wrong.
  public static void main(String[] arguments) {
    int asked = Integer.parseInt(arguments[0]);
    int bits = KernelSets.named("vector").bits();
    if (asked != 0 && asked != bits) {
      System.out.println(FEWER_BITS + bits);
      return;
    }
    Size size = Size.valueOf(arguments[1]);
    List<Configuration> configurations = configurations(arguments[2].split(","), arguments[3].split(","));
    Collections.shuffle(configurations, new Random(Long.parseLong(arguments[4])));
    for (Configuration each : configurations) {
      String sha256 = each.training.sha256(size, each.kernels, each.threads);
      if (!sha256.equals(each.training.pinned(size))) {
        System.out.println(each + " ended with " + sha256 + " in place of " + each.training.pinned(size));
      }
    }
  }

  private static List<Configuration> configurations(String[] trainings, String[] threads) {
    return Arrays.stream(trainings).map(PinnedTraining::valueOf)
        .flatMap(training -> KernelSets.NAMES.stream().flatMap(kernels -> Arrays.stream(threads).map(Integer::valueOf)
            .map(count -> new Configuration(training, kernels, count))))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static String joined(List<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(","));
  }
}
