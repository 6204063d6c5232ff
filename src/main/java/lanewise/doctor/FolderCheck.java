package lanewise.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import lanewise.storage.AtomicFiles;
import lanewise.storage.StorageException;

/// Can files be written there, and is there space?
///
/// @param check which folder it is, for people
/// @param folder that may be missing: then what counts is where it would be made
/// @param wayOut another place for it
record FolderCheck(String check, Path folder, String wayOut) {

  private static final String FILE = "lanewise-doctor-" + ProcessHandle.current().pid();
  private static final byte[] CONTENT = "written by lanewise doctor\n".getBytes(StandardCharsets.UTF_8);
  private static final double NANOS_OF_A_MILLI = 1e6;
  /// Run folders take some megabytes; a disk with less than this fills up under somebody's hands.
  private static final long FEW_BYTES = 1L << 30;

  FolderCheck {
    folder = folder.toAbsolutePath().normalize();
  }

  Finding finding() {
    Path present = present();
    try {
      long start = System.nanoTime();
      Path file = present.resolve(FILE);
      try {
        AtomicFiles.write(file, CONTENT);
      } finally {
        Files.deleteIfExists(file);
      }
      long millis = Math.round((System.nanoTime() - start) / NANOS_OF_A_MILLI);
      return written(Files.getFileStore(present).getUsableSpace(), millis);
    } catch (IOException e) {
      return Finding.fail(check, "cannot write " + folder + ": " + StorageException.reason(e), wayOut);
    }
  }

  /// What is said of a folder that can be written.
  ///
  /// @param free bytes on its disk
  /// @param millis it took to write, sync and delete a file
  Finding written(long free, long millis) {
    String found = folder + (Files.exists(folder) ? "" : " (not made yet)") + ": " + Bytes.text(free)
        + " free, a file written, synced and deleted in " + millis + " ms";
    return free >= FEW_BYTES ? Finding.ok(check, found)
        : Finding.warn(check, found, "the disk is almost full: make space, or " + wayOut);
  }

  private Path present() {
    Path present = folder;
    while (!Files.exists(present) && present.getParent() != null) {
      present = present.getParent();
    }
    return present;
  }
}
