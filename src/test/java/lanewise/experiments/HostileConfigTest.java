package lanewise.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lanewise.Effort;
import lanewise.config.Experiment;
import lanewise.config.Experiments;
import lanewise.config.Variant;
import lanewise.config.yaml.ConfigException;
import lanewise.config.yaml.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Spoiled experiment files become an experiment or a refusal that points at its reasons: no other throwable, no hang,
/// no heap full of what a small file asks for. Nothing that is read needs data or trains.
class HostileConfigTest {

  private static final Path WORKING = Path.of("experiments");
  private static final Path REFUSED = Path.of("src/test/resources/lanewise/config/refusals");
  private static final int SHORT = 5_000;
  private static final int LONG = 500_000;
  private static final int BATCH = 1000;
  private static final Duration TIME_OF_BATCH = Duration.ofMinutes(2);
  private static final long MOST_ALLOCATED_BYTES = 1L << 30;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir Path folder;

  /// As many texts that work as texts that do not.
  private static List<String> seeds() throws IOException {
    List<String> refused = texts(REFUSED);
    List<String> working = texts(WORKING);
    var seeds = new ArrayList<>(refused);
    IntStream.range(0, refused.size()).forEach(i -> seeds.add(working.get(i % working.size())));
    return seeds;
  }

  private static List<String> texts(Path folder) throws IOException {
    var texts = new ArrayList<String>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList()) {
        texts.add(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)); // which not all of them are
      }
    }
    return texts;
  }

  @Test
  void becomesAnExperimentOrARefusalWithPlaces() throws IOException {
    List<String> seeds = seeds();
    long start = System.nanoTime();
    int tries = Effort.of(SHORT, LONG);
    int accepted = 0;
    for (int first = 0; first < tries; first += BATCH) {
      int from = first;
      accepted += assertTimeoutPreemptively(TIME_OF_BATCH, () -> accepted(seeds, from),
          () -> "a hang between seeds " + from + " and " + (from + BATCH));
    }
    assertTrue(accepted > tries / 50 && accepted < tries * 9 / 10, accepted + " of " + tries + " were experiments");
    Effort.report("hostile config", tries + " files, of which " + accepted + " were experiments", start);
  }

  private int accepted(List<String> seeds, int first) throws IOException {
    int accepted = 0;
    for (int seed = first; seed < first + BATCH; seed++) {
      accepted += isAccepted(seeds, seed) ? 1 : 0;
    }
    return accepted;
  }

  private boolean isAccepted(List<String> seeds, int seed) throws IOException {
    var mutation = new Mutation(seeds, new SplittableRandom(seed));
    Path file = Files.write(folder.resolve("e.yaml"), mutation.file());
    List<String> settings = mutation.settings();
    long before = threads.getCurrentThreadAllocatedBytes();
    try {
      List<Variant> variants = ExperimentChecks.variants(file, settings);
      assertReadsBack(variants.getFirst().experiment());
      return true;
    } catch (ConfigException refused) {
      refused.problems().forEach(problem -> assertHasAPlace(problem, file, settings, seed));
      assertFalse(refused.problems().isEmpty(), () -> "no reason: seed " + seed);
      return false;
    } catch (Throwable failure) { // whatever it is, it needs its seed
      throw new AssertionError("seed " + seed + ", settings " + settings + ": " + failure, failure);
    } finally {
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      assertTrue(allocated < MOST_ALLOCATED_BYTES, () -> "seed " + seed + " allocates " + allocated + " bytes");
    }
  }

  private void assertReadsBack(Experiment experiment) throws IOException {
    Path resolved = Files.writeString(folder.resolve("resolved.yaml"), experiment.toYaml());
    Experiment again = Experiments.read(resolved, List.of());
    assertEquals(experiment, again);
    assertEquals(experiment.sha256(), again.sha256());
  }

  private static void assertHasAPlace(Problem problem, Path file, List<String> settings, int seed) {
    boolean inFile = problem.at().source().equals(file.toString()) && problem.at().line() > 0 && problem.at().column() > 0;
    boolean inSetting = problem.at().source().startsWith("--set ")
        && settings.contains(problem.at().source().substring("--set ".length()));
    assertTrue(inFile || inSetting, () -> "seed " + seed + " has a problem without a place: " + problem);
    assertFalse(problem.message().isBlank() || problem.message().chars().anyMatch(Character::isISOControl),
        () -> "seed " + seed + " has a message that a terminal would obey: " + problem);
  }
}
