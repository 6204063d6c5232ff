package lanewise.model;

import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Trains networks in a JVM of its own, with the collector of trials: either prints what each keeps, or tells by its
/// exit status whether the heap was enough.
final class MemoryChild {

  private static final int ENOUGH = 0;
  private static final int TOO_SMALL = 3;
  private static final int PATIENCE_SECONDS = 30;

  private MemoryChild() {}

  /// What a network keeps after training, and after evaluation alone.
  record Kept(MemoryCase network, long trained, long evaluated) {

    private static Kept parse(String line) {
      String[] words = line.split(" ");
      return new Kept(MemoryCase.valueOf(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]));
    }
  }

  /// What the networks keep.
  static List<Kept> keep(String kernels, List<MemoryCase> networks) throws IOException, InterruptedException {
    Process jvm = start("-Xmx2g", Stream.concat(
        Stream.of("keep", kernels), networks.stream().map(MemoryCase::name)).toArray(String[]::new));
    List<String> lines = new String(jvm.getInputStream().readAllBytes()).lines().toList();
    if (jvm.waitFor() != ENOUGH) {
      throw new IllegalStateException("status " + jvm.exitValue() + " after " + lines);
    }
    return lines.stream().map(Kept::parse).toList();
  }

  /// Whether a network trains and is evaluated in a heap of so many KiB. Where that is so full that the JVM does little
  /// but collect, it is too small as well: the serial collector never gives up.
  static boolean fits(MemoryCase network, long heapKib) throws IOException, InterruptedException {
    Process jvm = start("-Xmx" + heapKib + "k", "fits", "vector", network.name());
    if (!jvm.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      jvm.destroyForcibly().waitFor();
      return false;
    }
    int status = jvm.exitValue();
    if (status != ENOUGH && status != TOO_SMALL) {
      throw new IllegalStateException(network + " with " + heapKib + " KiB: status " + status);
    }
    return status == ENOUGH;
  }

  private static Process start(String heap, String... arguments) throws IOException {
    return new ProcessBuilder(Stream.concat(
        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules=jdk.incubator.vector", "-XX:+UseSerialGC", "-XX:NewRatio=15",
            "-XX:ObjectAlignmentInBytes=64", heap, "-cp", System.getProperty("java.class.path"),
            MemoryChild.class.getName()),
        Stream.of(arguments)).toList()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /// @param arguments `keep` or `fits`, the kernel set, and networks
  public static void main(String... arguments) {
    var compute = Compute.named(arguments[1], 2);
    List<MemoryCase> networks = Stream.of(arguments).skip(2).map(MemoryCase::valueOf).toList();
    if (arguments[0].equals("fits")) {
      System.exit(status(networks.getFirst(), compute));
    }
    kept(MemoryCase.LENET, compute, MemoryCase.LENET.data(), MemoryCase::train); // Loads classes.
    for (MemoryCase network : networks) {
      MemoryExamples data = network.data();
      System.out.println(network + " " + kept(network, compute, data, MemoryCase::train) + " "
          + kept(network, compute, data, (_, cnn, examples) -> cnn.evaluate(examples)));
    }
  }

  private static int status(MemoryCase network, Compute compute) {
    try {
      network.train(network.network(compute), network.data());
      return ENOUGH;
    } catch (OutOfMemoryError _) {
      return TOO_SMALL;
    }
  }

  /// What is done with a network.
  @FunctionalInterface
  private interface Use {
    Object of(MemoryCase network, Cnn cnn, MemoryExamples data);
  }

  /// Bytes that the network keeps afterwards.
  private static long kept(MemoryCase network, Compute compute, MemoryExamples data, Use use) {
    long before = used();
    Cnn cnn = network.network(compute);
    Object left = use.of(network, cnn, data);
    long kept = used() - before;
    Reference.reachabilityFence(cnn);
    Reference.reachabilityFence(left);
    return kept;
  }

  /// Only every fourth full collection squeezes out all that is dead.
  private static long used() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
