package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lanewise.archive.RunArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the commands make of a run that is kept in `results/reference`, beside the run that it was copied from.
class ReferenceRunTest {

  @TempDir static Path folder;
  private static Path results;
  private static Path own;
  private static Path reference;

  @BeforeAll
  static void run() throws IOException {
    results = folder.resolve("results");
    CommandLineRun run = CommandLineRun.of("run", CommandLineRun.tiny(folder), "--results", results, "--quiet",
        "--set", "training.epochs=1");
    assertEquals(0, run.status(), run.err());
    own = new RunArchive(results).find("last");
    reference = results.resolve("reference/tiny");
    Files.createDirectories(reference.resolve("trials"));
    try (Stream<Path> files = Files.walk(own)) {
      for (Path file : files.filter(file -> file.toString().matches(".*\\.(csv|json|jsonl|yaml)")).toList()) {
        Files.copy(file, reference.resolve(own.relativize(file).toString()));
      }
    }
  }

  private static CommandLineRun of(Object... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--results", results));
    CommandLineRun run = CommandLineRun.of(all.toArray());
    assertEquals(0, run.status(), run.err());
    return run;
  }

  @Test
  void isNotListed() {
    CommandLineRun list = of("runs", "list");
    assertTrue(list.out().contains(own.getFileName().toString()), list.out());
    assertEquals("1 run in " + results + "\n", list.err());
  }

  @Test
  void isNotCleanedAway() {
    assertEquals("nothing to remove: 1 run stays\n", of("runs", "gc", "--keep", "1", "--delete").err());
    assertTrue(Files.exists(reference.resolve("run.json")));
  }

  @Test
  void isVerifiedAsSoundWhenNamed() {
    assertTrue(of("runs", "verify", reference).out().startsWith("ok  reference/tiny  "));
    CommandLineRun all = of("runs", "verify");
    assertFalse(all.out().contains("reference"), all.out());
  }

  @Test
  void isShown() {
    CommandLineRun show = of("runs", "show", reference);
    assertTrue(show.out().startsWith("reference/tiny\n"), show.out());
    assertTrue(show.out().contains("status    ok, 2 of 2 trials"), show.out());
    assertTrue(show.out().contains("reproduce " + reference), show.out());
    assertFalse(show.out().contains("damage"), show.out());
  }

  @Test
  void isComparedWith() {
    CommandLineRun compare = of("compare", reference, "last");
    assertTrue(compare.out().contains("vector, 1 thread"), compare.out() + compare.err());
    assertTrue(compare.out().contains("same"), compare.out());
  }

  @Test
  void isReproduced() {
    CommandLineRun again = of("reproduce", reference, "--quiet", "--trial", "2");
    assertEquals("trial 2, vector, 1 thread: same\n", again.out());
  }

  @Test
  void hasAReport() throws IOException {
    Path page = folder.resolve("page.html");
    of("report", reference, "-o", page);
    assertTrue(Files.readString(page).contains("vector, 1 thread is "), page.toString());
    Path picture = folder.resolve("picture.svg");
    assertEquals(picture + "\n", of("report", "reference/tiny", "--picture", picture).out());
    assertTrue(Files.readString(picture).contains("Same bits: "));
  }
}
