package lanewise.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lanewise.Effort;
import lanewise.model.PinnedTraining.Size;
import org.junit.jupiter.api.Test;

/// What [SameBitsTest] shows in one JVM, in fresh JVMs: of each vector width, again and again, interpreted, and with
/// other compilers and collectors.
class SameBitsInJvmsTest {

  private static final boolean X86 = System.getProperty("os.arch").equals("amd64");
  private static final List<Integer> WIDTHS = X86 ? List.of(512, 256, 128) : List.of(0);
  private static final List<PinnedTraining> ALL = List.of(PinnedTraining.values());
  private static final List<Integer> THREADS = List.of(1, 2, 3, 4, 7);
  private static final int REPEATS = 5;

  /// Flags that change what the JIT compiler makes of a loop, or where objects lie.
  private static final List<String> VARIANTS = List.of(
      "-XX:-TieredCompilation",
      "-XX:-UseSuperWord",
      "-XX:LoopUnrollLimit=0",
      "-XX:-UseCompressedOops",
      "-XX:ObjectAlignmentInBytes=8 -XX:+UseSerialGC",
      "-XX:ObjectAlignmentInBytes=64 -XX:+UseSerialGC",
      "-XX:+UseParallelGC",
      "-XX:+UseG1GC",
      "-XX:+UseZGC",
      "-XX:+UseShenandoahGC",
      "-XX:+UnlockDiagnosticVMOptions -XX:+StressIGVN -XX:+StressCCP -XX:+StressLCM -XX:+StressGCM");

  /// Those under which vectors become objects, or everything is compiled at once: the small network takes long enough.
  private static final List<String> SLOW_VARIANTS = List.of("-XX:TieredStopAtLevel=1", "-Xcomp");

  @Test
  void compiledCodeOfEveryWidthEndsWithThePinnedBits() throws Exception {
    assertPinnedBits("compiled", IntStream.range(0, Effort.of(0, REPEATS)).boxed()
        .flatMap(repeat -> WIDTHS.stream().map(bits -> jvm("", bits, Size.LARGE, ALL, THREADS, repeat))));
  }

  /// It takes seconds for what compiled code does in milliseconds, so each of its JVMs has its own number of threads.
  @Test
  void soDoesTheInterpreter() throws Exception {
    assertPinnedBits("interpreted", Effort.of(1, REPEATS) == 1
        ? Stream.of(jvm("-Xint", WIDTHS.getFirst(), Size.SMALL, List.of(PinnedTraining.IM2COL), List.of(3), 0))
        : IntStream.range(0, REPEATS).boxed().flatMap(repeat -> WIDTHS.stream().map(bits ->
            jvm("-Xint", bits, Size.SMALL, ALL, List.of(THREADS.get(repeat)), repeat))));
  }

  @Test
  void soDoOtherCompilersAndCollectors() throws Exception {
    assertPinnedBits("variants", Effort.of(1, REPEATS) == 1
        ? Stream.of(jvm(SLOW_VARIANTS.getFirst(), WIDTHS.getLast(), Size.SMALL, ALL, List.of(1, 4), 0))
        : Stream.concat(
            VARIANTS.stream().map(flags -> jvm(flags, WIDTHS.getFirst(), Size.LARGE, ALL, THREADS, 0)),
            SLOW_VARIANTS.stream().map(flags -> jvm(flags, WIDTHS.getLast(), Size.SMALL, ALL, THREADS, 0))));
  }

  private static SameBitsJvm jvm(String flags, int bits, Size size, List<PinnedTraining> trainings,
      List<Integer> threads, long order) {
    var all = new ArrayList<String>();
    if (X86) {
      all.add("-XX:UseAVX=" + switch (bits) {
        case 128 -> 1;
        case 256 -> 2;
        default -> 3;
      });
    }
    Stream.of(flags.split(" ")).filter(flag -> !flag.isEmpty()).forEach(all::add);
    return new SameBitsJvm(all, bits, size, trainings, threads, order);
  }

  /// What this machine cannot do is told as not covered, and does not count.
  private static void assertPinnedBits(String kind, Stream<SameBitsJvm> jvms) throws Exception {
    long start = System.nanoTime();
    int trainings = 0;
    int started = 0;
    var missing = new TreeSet<Integer>();
    for (SameBitsJvm jvm : jvms.toList()) {
      SameBitsJvm.Outcome outcome = jvm.run();
      assertEquals(List.of(), outcome.wrong());
      trainings += outcome.trainings();
      started++;
      if (outcome.trainings() == 0) {
        missing.add(jvm.bits());
      }
    }
    assertTrue(started == 0 || trainings > 0, "nothing was covered: " + missing);
    Effort.report("same bits, " + kind, trainings + " trainings in " + started + " JVMs, bits not covered: " + missing,
        start);
  }
}
