package lanewise.results;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// One of several processes that take the lock of one folder again and again, and looks whether it is alone each time.
final class LockContest {

  /// The exit status of one that was not.
  static final int NOT_ALONE = 9;

  private LockContest() {}

  /// @param arguments the folder, and for how many milliseconds
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Path alone = folder.resolve("alone");
    long end = System.nanoTime() + Duration.ofMillis(Long.parseLong(arguments[1])).toNanos();
    int held = 0;
    while (System.nanoTime() < end) {
      try (var _ = RunLock.take(folder)) {
        Files.createFile(alone);
        held++;
        Thread.yield();
        Files.delete(alone);
      } catch (RunLockedException _) {
        Thread.yield();
      } catch (FileAlreadyExistsException _) {
        System.exit(NOT_ALONE);
      }
    }
    System.out.println(held);
  }
}
