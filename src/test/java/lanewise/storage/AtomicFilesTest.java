package lanewise.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {

  private static final byte[] CONTENT = "content".getBytes();

  @TempDir Path folder;

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private String refusal(Path target) {
    var failure = assertThrows(IOException.class, () -> AtomicFiles.write(target, CONTENT));
    return new StorageException(target, failure, "do this").getMessage();
  }

  @Test
  void aLinkIsNotReplacedAndNotFollowed() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "mine");
    Path link = Files.createSymbolicLink(folder.resolve("link"), precious);

    assertEquals("cannot write " + link + ": it is a link to " + precious + ", and links are not followed; do this",
        refusal(link));
    assertEquals("mine", Files.readString(precious));
    assertTrue(Files.isSymbolicLink(link));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aDeviceIsNotReplaced() {
    assertEquals("cannot write /dev/null: it is a device or a pipe; do this", refusal(Path.of("/dev/null")));
  }

  @Test
  void aFolderInPlaceOfTheFileIsNamed() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("taken"));
    assertEquals("cannot write " + taken + ": it is a folder; do this", refusal(taken));
    assertTrue(refusal(Path.of("/")).contains("it is a folder"));
    assertEquals(List.of("taken"), names());
  }

  @Test
  void aMissingFolderIsNamed() {
    assertEquals("cannot write " + folder.resolve("a/b/c") + ": there is no " + folder.resolve("a/b")
        + ", and it cannot be made; do this", refusal(folder.resolve("a/b/c")));
  }

  @Test
  void aFileInPlaceOfAFolderIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertTrue(refusal(file.resolve("a")).contains("Not a directory"), refusal(file.resolve("a")));
    assertThrows(FileAlreadyExistsException.class, () -> AtomicFiles.createFolders(file));
    assertThrows(NoSuchFileException.class, () -> AtomicFiles.createFolder(folder.resolve("a/b")));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aReplacedFileKeepsItsPermissions() throws IOException {
    Path secret = Files.createFile(folder.resolve("secret"));
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-rw----"));
    AtomicFiles.write(secret, CONTENT);
    assertEquals("rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)));
    assertEquals("content", Files.readString(secret));
  }

  @Test
  void aNameAsLongAsFileSystemsHaveThemCanBeWritten() throws IOException {
    Path target = folder.resolve("n".repeat(255));
    AtomicFiles.write(target, CONTENT);
    assertEquals("content", Files.readString(target));
  }

  @Test
  void manyWritersOfOneFileLeaveTheContentOfOneOfThem() throws Exception {
    Path target = folder.resolve("page.html");
    try (var writers = Executors.newFixedThreadPool(8)) {
      List<Future<?>> all = IntStream.range(0, 64).<Future<?>>mapToObj(i -> writers.submit(() -> {
        AtomicFiles.write(target, String.valueOf((char) ('a' + i % 26)).repeat(100_000 + i).getBytes());
        return null;
      })).toList();
      for (Future<?> one : all) {
        one.get();
      }
    }
    String content = Files.readString(target);
    assertEquals(content.substring(0, 1).repeat(content.length()), content);
    assertTrue(content.length() >= 100_000, content.length() + " bytes");
    assertEquals(List.of("page.html"), names());
  }

  @Test
  void whatKilledWritersLeftGoesWithTheNextWrite() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    Path abandoned = Files.createFile(folder.resolve(".lanewise-" + ended.pid() + "-0123456789abcdef.tmp"));
    Path working = Files.createFile(TemporaryFiles.newName(folder));
    Path ofAnotherWithThatNumber = Files.createFile(TemporaryFiles.newName(folder));
    Files.setLastModifiedTime(ofAnotherWithThatNumber, FileTime.from(Instant.now().minusSeconds(4_000)));
    Path foreign = Files.createFile(folder.resolve(".lanewise-notes.tmp"));
    AtomicFiles.write(folder.resolve("file"), CONTENT);

    assertFalse(Files.exists(abandoned));
    assertFalse(Files.exists(ofAnotherWithThatNumber));
    assertTrue(Files.exists(working) && Files.exists(foreign));
  }

  @Test
  void foldersAreMadeWithThoseAboveAndOnce() throws IOException {
    Path deep = folder.resolve("a/b/c");
    AtomicFiles.createFolders(deep);
    AtomicFiles.createFolders(deep);
    assertTrue(Files.isDirectory(deep));
    assertThrows(FileAlreadyExistsException.class, () -> AtomicFiles.createFolder(deep));
  }
}
