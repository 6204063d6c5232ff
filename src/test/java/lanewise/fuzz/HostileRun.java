package lanewise.fuzz;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// Feeds one target with inputs, in a JVM of its own with a small heap; [HostileBytesTest] starts it. Ends with 0 and a
/// line of figures, or at the first input that breaks a promise with 1 and what there is to know about it. Such an
/// input is kept as a file, and can be fed again alone.
final class HostileRun {

  /// Of processor time: a busy machine is no hang. Seconds on the clock are counted for inputs that only wait.
  private static final long MOST_WORK_NANOS = 10_000_000_000L;
  private static final long LONGEST_WAIT_NANOS = 120_000_000_000L;
  private static final long LOOKS_EVERY_MILLIS = 500;

  private final FuzzTarget target;
  private final long seed;
  private final Thread feeder = Thread.currentThread();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private volatile int number;
  private volatile byte[] input = {};
  private volatile long startNanos = System.nanoTime();
  private volatile long workBefore = work();

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
    long mostWork = 0;
    HostileInputs inputs = target.inputs().orElseThrow();
    Probe probe = target.probe();
    long deadline = System.nanoTime() + seconds * 1_000_000_000L;
    for (; number < count && System.nanoTime() < deadline; number++) {
      input = inputs.next(new SplittableRandom(seed + number));
      workBefore = work();
      startNanos = System.nanoTime();
      try {
        refusals += probe.feed(input).isPresent() ? 1 : 0;
      } catch (Throwable broken) { // whatever it is, it must not be
        broken.printStackTrace();
        end("broke its promise (above)");
      }
      mostWork = Math.max(mostWork, work() - workBefore);
    }
    System.out.printf("%d inputs, %d values, %d refusals, at most %.3f s of work%n",
        number, number - refusals, refusals, mostWork / 1e9);
  }

  private void watch() {
    try {
      while (work() - workBefore < MOST_WORK_NANOS && System.nanoTime() - startNanos < LONGEST_WAIT_NANOS) {
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

  private long work() {
    return threads.getThreadCpuTime(feeder.threadId());
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
