package lanewise.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// Feeds one target with inputs, in a JVM of its own with a small heap; [HostileBytesTest] starts it. Ends with 0 and a
/// line of figures, or at the first input that breaks a promise with 1 and what there is to know about it. Such an input
/// is kept as a file, and can be fed again alone.
final class HostileRun {

  private static final long HANGS_AFTER_NANOS = 20_000_000_000L;
  private static final long LOOKS_EVERY_MILLIS = 500;

  private final FuzzTarget target;
  private final long seed;
  private final Thread feeder = Thread.currentThread();
  private volatile int number;
  private volatile byte[] input = {};
  private volatile long startNanos = System.nanoTime();

  private HostileRun(FuzzTarget target, long seed) {
    this.target = target;
    this.seed = seed;
  }

  /// Arguments: the target, the most inputs, the most seconds, the seed; or the target and the file of one input.
  public static void main(String[] args) throws IOException {
    FuzzTarget target = FuzzTarget.valueOf(args[0]);
    if (args.length == 2) {
      System.out.println(target.probe().feed(Files.readAllBytes(Path.of(args[1]))).orElse("a value"));
    } else {
      var run = new HostileRun(target, Long.parseLong(args[3]));
      Thread.ofPlatform().daemon().start(run::watch);
      run.feed(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    }
  }

  private void feed(int count, int seconds) {
    int refusals = 0;
    long slowestNanos = 0;
    HostileInputs inputs = target.inputs().orElseThrow();
    Probe probe = target.probe();
    long deadline = System.nanoTime() + seconds * 1_000_000_000L;
    for (; number < count && System.nanoTime() < deadline; number++) {
      input = inputs.next(new SplittableRandom(seed + number));
      startNanos = System.nanoTime();
      try {
        refusals += probe.feed(input).isPresent() ? 1 : 0;
      } catch (Throwable broken) { // whatever it is, it must not be
        broken.printStackTrace();
        end("broke its promise (above)");
      }
      slowestNanos = Math.max(slowestNanos, System.nanoTime() - startNanos);
    }
    System.out.printf("%d inputs, %d values, %d refusals, slowest %.3f s%n",
        number, number - refusals, refusals, slowestNanos / 1e9);
  }

  private void watch() {
    try {
      while (System.nanoTime() - startNanos < HANGS_AFTER_NANOS) {
        Thread.sleep(LOOKS_EVERY_MILLIS);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    for (StackTraceElement frame : feeder.getStackTrace()) {
      System.err.println("  at " + frame);
    }
    end("hangs (above)");
  }

  private void end(String what) {
    Path file = Path.of("target", "hostile-inputs", "%s-%d-%d".formatted(target, seed, number));
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, input);
    } catch (IOException e) {
      e.printStackTrace();
    }
    System.err.printf("%s: seed %d, input number %d, kept as %s (%d bytes): %s%n",
        target, seed, number, file, input.length, what);
    Runtime.getRuntime().halt(1);
  }
}
