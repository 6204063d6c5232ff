package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import lanewise.archive.SampleRun;

/// What [StorageFailuresTest] does where it may not write, in a process that permissions hold for.
final class NoPermissionSteps {

  private NoPermissionSteps() {}

  /// @param arguments a folder
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Path results = folder.resolve("results");
    Path run = new SampleRun(results).write();
    Path damaged = new SampleRun(results).started("2026-10-01T00:00:00Z").write();
    Files.delete(damaged.resolve("run.json"));
    Files.setLastModifiedTime(damaged, FileTime.from(Instant.now().minusSeconds(3600)));
    Path page = folder.resolve("page.html");
    assertEquals(0, CommandLineRun.of("report", run, "-o", page).status());
    byte[] old = Files.readAllBytes(page);

    set("r--r--r--", page);
    fails(CommandLineRun.of("report", run, "-o", page), page);
    assertArrayEquals(old, Files.readAllBytes(page));
    set("r-xr-xr-x", run, damaged, results.resolve("sample"), results);
    fails(CommandLineRun.of("report", run), run.resolve("report.html"));
    fails(CommandLineRun.of("run", CommandLineRun.tiny(folder), "--results", results), results.resolve("tiny"));
    Path data = results.resolve("data");
    fails(CommandLineRun.of("data", "fetch", "mnist", "--data", data), data);
    CommandLineRun collected = CommandLineRun.of("runs", "gc", "--delete", "--results", results);
    fails(collected, damaged.resolve("run.lock"));
    assertTrue(collected.err().contains(damaged.getFileName() + " stays: "), collected.err());
    set("---------", results);
    fails(CommandLineRun.of("run", CommandLineRun.tiny(folder), "--results", results), results.resolve("tiny"));
    set("rwxr-xr-x", results, results.resolve("sample"), run, damaged);
    assertFalse(Files.exists(results.resolve("tiny")));
  }

  private static void set(String permissions, Path... paths) throws IOException {
    for (Path path : paths) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }

  private static void fails(CommandLineRun run, Path file) {
    System.out.println(run.err());
    assertEquals(7, run.status(), run.err());
    assertTrue(run.err().contains("cannot write " + file) && run.err().contains(": no permission; "), run.err());
  }
}
