package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lanewise.ChildJvm;
import lanewise.Effort;
import lanewise.archive.SampleRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Whole commands on disks that are really full or read-only, under a limit, and in folders that may not be written.
/// Each test is left out, and says so, where the system does not let it make such a place.
@Timeout(600)
@EnabledOnOs(OS.LINUX)
class StorageFailuresTest {

  private static final List<String> OWN_MOUNTS = List.of("unshare", "-rm");
  /// Even the superuser then needs permissions.
  private static final List<String> NO_OVERRIDE = List.of("setpriv", "--bounding-set", "-dac_override,-dac_read_search");
  private static final List<String> FILES_UP_TO_8_KIB = List.of("sh", "-c", "ulimit -f 16; exec \"$@\"", "sh");

  @TempDir Path folder;

  /// How a process ended, and what it said.
  private record Ending(int status, String said) {}

  private static Ending run(List<String> prefix, List<String> command) throws IOException, InterruptedException {
    List<String> all = Stream.concat(prefix.stream(), command.stream()).toList();
    Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ending(process.waitFor(), said);
  }

  private static List<String> withVectors(List<String> java) {
    var command = new ArrayList<>(java);
    command.add(1, "--add-modules=jdk.incubator.vector");
    command.add(1, "-Dlanewise.effort=" + System.getProperty("lanewise.effort"));
    return command;
  }

  private static void assumeWorks(List<String> prefix, String... command) throws Exception {
    try {
      Ending ending = run(prefix, List.of(command));
      assumeTrue(ending.status() == 0, () -> prefix + " cannot be had here: " + ending.said());
    } catch (IOException missing) {
      assumeTrue(false, missing.getMessage());
    }
  }

  private void succeeds(List<String> prefix, Class<?> steps) throws Exception {
    long start = System.nanoTime();
    Ending ending = run(prefix, withVectors(ChildJvm.command(steps, folder)));
    assertEquals(0, ending.status(), ending.said());
    Effort.report("StorageFailuresTest", steps.getSimpleName() + ":\n" + ending.said(), start);
  }

  @Test
  void aFullDiskAndAReadOnlyOneEndWithSevenAndLoseNothing() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("trial"));
    assumeWorks(OWN_MOUNTS, "mount", "-t", "tmpfs", "tmpfs", disk.toString());
    succeeds(OWN_MOUNTS, FullDiskSteps.class);
  }

  @Test
  void whatMayNotBeWrittenEndsWithSevenAndStays() throws Exception {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    List<String> prefix = Files.isWritable(closed) ? NO_OVERRIDE : List.of();
    assumeWorks(prefix, "sh", "-c", "! touch '" + closed + "/file'");
    succeeds(prefix, NoPermissionSteps.class);
  }

  @Test
  void aFileOverTheLimitOfTheProcessEndsWithSeven() throws Exception {
    Path run = new SampleRun(folder).write();
    Path page = Files.writeString(folder.resolve("page.html"), "old");
    Ending ending = run(FILES_UP_TO_8_KIB, ChildJvm.command(Main.class, "report", run, "-o", page));

    assertEquals(7, ending.status(), ending.said());
    assertTrue(ending.said().matches("(?s).*cannot write \\S+page.html: File too large \\(it needs [\\d,]+ bytes, "
        + "[\\d,]+ are free\\); name another file with -o FILE\n"), ending.said());
    assertEquals("old", Files.readString(page));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(page), files.filter(Files::isRegularFile).toList());
    }
  }
}
