package lanewise.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A temporary file for readers that take files; it lives as long as the JVM.
public final class InputFile {

  private final Path file;

  public InputFile(String ending) {
    try {
      file = Files.createTempFile("hostile-", ending);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    file.toFile().deleteOnExit();
  }

  public Path path() {
    return file;
  }

  /// The file, now with this content. It is not emptied before it is written: some file systems would then go to the
  /// disk each time.
  public Path holding(byte[] content) {
    try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(content));
      channel.truncate(content.length);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
