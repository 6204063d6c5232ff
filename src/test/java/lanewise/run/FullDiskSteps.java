package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lanewise.Effort;
import lanewise.archive.RunArchive;
import lanewise.archive.SampleRun;
import lanewise.data.LocalFetch;
import lanewise.image.ImageFiles;
import lanewise.image.ImageFormat;
import lanewise.image.PlanarImage;
import lanewise.results.Json;
import lanewise.results.Status;
import lanewise.results.StoredTable;
import lanewise.results.TrialRecord;
import lanewise.storage.StorageException;
import lanewise.storage.TemporaryFiles;

/// What [StorageFailuresTest] does on a disk that is full, in a process that may mount one.
final class FullDiskSteps {

  private static final int PAGE = 4096;

  private final Path folder;
  private final Path disk;
  private final Path results;
  private final Path filler;

  private FullDiskSteps(Path folder) throws IOException {
    this.folder = folder;
    this.disk = Files.createDirectory(folder.resolve("disk"));
    this.results = disk.resolve("results");
    this.filler = disk.resolve("filler");
  }

  /// @param arguments a folder on a disk that has room
  public static void main(String[] arguments) throws Exception {
    var steps = new FullDiskSteps(Path.of(arguments[0]));
    steps.mount("tmpfs", "-t", "tmpfs", "-o", "size=2m");
    for (int pages = Effort.of(7, 1); pages <= Effort.of(7, 20); pages++) {
      steps.aRunGoesOnOnceThereIsRoom(pages);
    }
    steps.aBenchmarkIsAtLeastPrinted();
    steps.aTrialGoesOnWithoutCheckpointsAndTellsItsResultBeforeTheModelIsLost();
    steps.aDownloadThatDoesNotFitLeavesNothing();
    steps.collectingGarbageNeedsNoRoom();
    Path run = new RunArchive(steps.results).find("last");
    Path page = steps.results.resolve("page.html");
    assertEquals(0, steps.run("report", run, "-o", page).status());
    steps.leave(0);
    steps.whatWasThereStays(run, page, "No space left on device (it needs ");
    steps.mount("none", "-o", "remount,ro");
    steps.whatWasThereStays(run, page, "Read-only file system");
  }

  private void mount(String what, String... options) throws Exception {
    var command = new ArrayList<>(List.of("mount"));
    command.addAll(List.of(options));
    command.addAll(List.of(what, disk.toString()));
    assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor(), command::toString);
  }

  /// Fills the disk but for so many pages.
  private void leave(int pages) throws IOException {
    try (var out = new FileOutputStream(filler.toFile())) {
      byte[] page = new byte[PAGE];
      while (true) {
        out.write(page);
      }
    } catch (IOException _) {
      // Full.
    }
    try (var file = new RandomAccessFile(filler.toFile(), "rw")) {
      file.setLength(Math.max(0, file.length() - (long) pages * PAGE));
    }
  }

  private CommandLineRun run(Object... arguments) {
    Object[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--results";
    all[arguments.length + 1] = results;
    return CommandLineRun.of(all);
  }

  private void aRunGoesOnOnceThereIsRoom(int pages) throws IOException {
    Path tiny = CommandLineRun.tiny(folder);
    leave(pages);
    CommandLineRun full = run("run", tiny, "--set", "arms.kernels=[scalar]", "--set", "training.epochs=1",
        "--set", "arms.repeats=2");
    assertEquals(7, full.status(), full.err());
    System.out.println(pages + " pages:\n" + full.err());
    assertTrue(full.err().contains("No space left on device"), full.err());
    noTemporaryFile();
    boolean begun = full.err().contains("once it can be written: ./lanewise run --resume ");
    Files.delete(filler);
    if (begun) {
      Path run = new RunArchive(results).find("last");
      List<Path> tables = tables(run);
      tables.forEach(table -> assertDoesNotThrow(() -> StoredTable.read(table)));
      boolean kept = Files.exists(run.resolve("trials/0001.jsonl"));
      CommandLineRun resumed = run("run", "--resume", "last");
      assertEquals(0, resumed.status(), resumed.err());
      assertEquals(kept, !resumed.err().contains("trial 1 of 2"), resumed.err());
      assertEquals(2, StoredTable.read(run.resolve("runs.csv")).size());
      assertEquals(0, run("runs", "verify").status());
    }
  }

  private static List<Path> tables(Path run) throws IOException {
    try (var files = Files.list(run)) {
      return files.filter(file -> file.toString().endsWith(".csv")).toList();
    }
  }

  private void noTemporaryFile() throws IOException {
    try (var files = Files.walk(disk)) {
      assertEquals(List.of(), files.filter(TemporaryFiles::isTemporary).toList());
    }
  }

  private void aBenchmarkIsAtLeastPrinted() throws IOException {
    if (Effort.of(0, 1) == 0) { // JMH takes its time.
      return;
    }
    leave(1);
    CommandLineRun bench = run("bench", "--short", "ProbeKernel.fma", "-p", "kernels=vector", "--no-color", "--quiet");
    assertEquals(7, bench.status(), bench.err());
    assertTrue(bench.out().contains("\nProbeKernel.fma "), bench.out());
    System.out.println(bench.err());
    Files.delete(filler);
  }

  private void aTrialGoesOnWithoutCheckpointsAndTellsItsResultBeforeTheModelIsLost() throws IOException {
    leave(0);
    Path model = disk.resolve("tiny.model");
    CommandLineRun trial = CommandLineRun.of("trial", CommandLineRun.tiny(folder), "--kernels", "scalar",
        "--threads", "1", "--checkpoints", disk, "--checkpoint-seconds", "0", "--save-model", model);
    System.out.println(trial.err());
    assertEquals(7, trial.status(), trial.err());
    assertEquals(Status.OK, Json.read(trial.out(), TrialRecord.class).status());
    assertEquals(2, trial.err().split("No space left on device \\(it needs ", -1).length - 1, trial.err());
    assertTrue(trial.err().contains("no checkpoint: cannot write ")
        && trial.err().contains("cannot write " + model + ": "), trial.err());
    assertFalse(Files.exists(model));
    noTemporaryFile();
    Files.delete(filler);
  }

  private void aDownloadThatDoesNotFitLeavesNothing() throws IOException {
    Path data = Files.createDirectories(disk.resolve("data/small"));
    leave(0);
    var full = assertThrows(StorageException.class, () -> LocalFetch.into(data.getParent()));
    System.out.println(full.getMessage());
    assertTrue(full.getMessage().matches("cannot write " + data + ": No space left on device "
        + "\\(it needs [\\d,]+ bytes, [\\d,]+ are free\\); name another folder with --data DIR"), full.getMessage());
    noTemporaryFile();
    assertEquals(0, data.toFile().list().length);
    Files.delete(filler);
  }

  private void collectingGarbageNeedsNoRoom() throws IOException {
    Path damaged = new SampleRun(results).started("2026-11-21T00:00:00Z").write();
    Files.delete(damaged.resolve("run.json"));
    Files.setLastModifiedTime(damaged, FileTime.from(Instant.now().minusSeconds(3600)));
    leave(0);
    CommandLineRun collected = run("runs", "gc", "--delete");
    assertEquals(0, collected.status(), collected.err());
    assertFalse(Files.exists(damaged));
    Files.delete(filler);
  }

  /// All that writes fails with that reason, and leaves what was there.
  private void whatWasThereStays(Path run, Path page, String reason) throws IOException {
    byte[] old = Files.readAllBytes(page);
    fails(reason, run("report", run, "-o", page));
    assertArrayEquals(old, Files.readAllBytes(page));
    fails(reason, run("report", run));
    Path picture = Files.write(folder.resolve("picture.png"), ImageFiles.encoded(
        new PlanarImage(64, 64, List.of(noise(64 * 64)), Optional.empty()), ImageFormat.PNG));
    Path edges = disk.resolve("edges.png");
    fails(reason, CommandLineRun.of("filter", picture, "--kernel", "identity", "--warm-up", "0.001", "-o", edges));
    assertFalse(Files.exists(edges));
    fails(reason, run("run", CommandLineRun.tiny(folder)));
    fails(reason, run("run", "--resume", run));
    noTemporaryFile();
    assertEquals(run, new RunArchive(results).find("last"), "a run that did not begin is there");
    assertEquals(0, run("runs", "verify", run).status());
    assertEquals(0, run("compare", run, run).status());
  }

  private static void fails(String reason, CommandLineRun run) {
    System.out.println(run.err());
    assertEquals(7, run.status(), run.err());
    assertTrue(run.err().contains(reason), run.err());
  }

  private static float[] noise(int count) {
    float[] levels = new float[count];
    for (int i = 0; i < count; i++) {
      levels[i] = i * 7919 % 256;
    }
    return levels;
  }
}
