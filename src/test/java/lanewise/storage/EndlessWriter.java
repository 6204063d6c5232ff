package lanewise.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/// Rewrites a file of 1 MiB until it is killed, each time with another letter.
final class EndlessWriter {

  static final int BYTES = 1 << 20;

  private EndlessWriter() {}

  /// @param arguments the file
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    byte[] content = new byte[BYTES];
    for (int i = 0; ; i++) {
      Arrays.fill(content, (byte) ('a' + i % 26));
      AtomicFiles.write(file, content);
      if (i == 0) {
        System.out.println("begun");
      }
    }
  }
}
