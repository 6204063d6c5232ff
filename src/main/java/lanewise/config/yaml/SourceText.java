package lanewise.config.yaml;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads a small text file, strictly: plain UTF-8 of a bounded length.
public final class SourceText {

  /// The largest file that is read.
  public static final int MAX_BYTES = 64 * 1024;

  private SourceText() {}

  /// The text of `file`.
  ///
  /// @throws ConfigException if it is missing, a folder, unreadable, larger than 64 KiB or not plain UTF-8
  public static String read(Path file) {
    var whole = Location.of(file.toString());
    try {
      if (Files.isDirectory(file)) {
        throw new Problems().stop(whole, "is a folder, not a file");
      }
      try (var in = Files.newInputStream(file)) {
        return decode(whole.source(), in.readNBytes(MAX_BYTES + 1));
      }
    } catch (NoSuchFileException e) {
      throw new Problems().stop(whole, "there is no such file (looked for " + file.toAbsolutePath() + ")");
    } catch (AccessDeniedException e) {
      throw new Problems().stop(whole, "cannot be read: permission denied");
    } catch (IOException e) {
      throw new Problems().stop(whole, "cannot be read: " + e.getMessage());
    }
  }

  static String decode(String source, byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new Problems().stop(start(source), "is larger than " + MAX_BYTES + " bytes, the most that is read");
    }
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      throw new Problems().stop(start(source), "starts with a byte order mark; save the file as UTF-8 without one");
    }
    if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
      throw new Problems().stop(start(source), "is UTF-16; save the file as UTF-8");
    }
    var text = CharBuffer.allocate(bytes.length);
    var in = ByteBuffer.wrap(bytes);
    var result = StandardCharsets.UTF_8.newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .decode(in, text, true);
    var decoded = text.flip().toString();
    if (result.isError()) {
      throw new Problems().stop(endOf(source, decoded),
          "the byte 0x%02X is not UTF-8; save the file as UTF-8".formatted(in.get() & 0xFF));
    }
    return decoded;
  }

  /// The place just behind `text`, where `text` is the beginning of the source.
  static Location endOf(String source, String text) {
    int line = 1 + (int) text.chars().filter(character -> character == '\n').count();
    int lineStart = text.lastIndexOf('\n') + 1;
    return new Location(source, line, 1 + text.codePointCount(lineStart, text.length()));
  }

  private static Location start(String source) {
    return new Location(source, 1, 1);
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
