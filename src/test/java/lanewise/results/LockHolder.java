package lanewise.results;

import java.io.IOException;
import java.nio.file.Path;

/// Holds the lock of a folder until its stdin ends or it is killed.
public final class LockHolder {

  private LockHolder() {}

  /// @param arguments the folder
  public static void main(String[] arguments) throws IOException {
    try (var _ = RunLock.take(Path.of(arguments[0]))) {
      System.out.println("held");
      System.in.read();
    }
  }
}
