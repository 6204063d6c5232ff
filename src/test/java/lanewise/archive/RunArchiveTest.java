package lanewise.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.archive.ArchivedRun.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many run folders at once.
class RunArchiveTest {

  private static final int RUNS = 1000;
  private static final int DAMAGED = 50;

  @TempDir Path folder;

  /// Copies of one run, a minute apart, as `RunFolder` would wait for the disk ten thousand times.
  static void makeRuns(Path template, Path results, int count) throws IOException {
    String id = template.getFileName().toString();
    String manifest = Files.readString(template.resolve("run.json"));
    List<Path> files;
    try (Stream<Path> all = Files.walk(template)) {
      files = all.filter(Files::isRegularFile).map(template::relativize).toList();
    }
    for (int i = 0; i < count; i++) {
      String time = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(60L * i).toString();
      String own = time.replaceAll("[-:]", "") + id.substring(id.indexOf('-'));
      Path run = results.resolve("experiment-" + i % 7).resolve(own);
      Files.createDirectories(run.resolve("trials"));
      for (Path file : files) {
        Files.copy(template.resolve(file), run.resolve(file));
      }
      Files.writeString(run.resolve("run.json"), manifest.replace(id, own));
    }
  }

  @Test
  void ofAThousandRunsTheDamagedAreFlaggedAndNoOther() throws IOException {
    Path results = folder.resolve("results");
    makeRuns(new SampleRun(folder.resolve("template")).write(), results, RUNS);
    Map<String, Damage> damages = new HashMap<>();
    List<Path> folders = new RunArchive(results).folders();
    for (int i = 0; i < DAMAGED; i++) {
      Path run = folders.get(i * RUNS / DAMAGED);
      Damage damage = Damage.values()[i % Damage.values().length];
      damage.to(run);
      damages.put(run.getFileName().toString(), damage);
    }
    Files.createDirectories(results.resolve("bench/20261122T145318Z"));
    Files.writeString(results.resolve("README.md"), "mine");

    List<ArchivedRun> runs = new RunArchive(results).runs();

    Map<State, List<ArchivedRun>> byState = runs.stream().collect(Collectors.groupingBy(ArchivedRun::state));
    assertEquals(RUNS - DAMAGED, byState.get(State.SOUND).size());
    assertEquals(damages.keySet(),
        byState.get(State.DAMAGED).stream().map(ArchivedRun::id).collect(Collectors.toSet()));
    byState.get(State.DAMAGED).forEach(run -> assertTrue(run.findings().stream()
        .anyMatch(finding -> finding.startsWith(damages.get(run.id()).finding())), run.findings().toString()));
    List<String> ids = runs.stream().map(ArchivedRun::id).toList();
    assertEquals(ids.stream().sorted((a, b) -> b.compareTo(a)).toList(), ids);
  }
}
