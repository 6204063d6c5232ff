package lanewise.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import lanewise.fuzz.Probe;

/// [GzipMemberStream] to its end, or to as many bytes as anybody would ask it for.
public final class GzipProbe implements Probe {

  private static final Path FILE = Path.of("hostile.gz");
  private static final Pattern REFUSAL = Pattern.compile("hostile\\.gz: compressed byte \\d+: .{10,}");
  private static final int MOST_CONTENT = 1 << 22;

  private final byte[] buffer = new byte[5000];

  @Override
  public Optional<String> feed(byte[] input) {
    try (var in = new GzipMemberStream(FILE, new ByteArrayInputStream(input))) {
      for (int content = 0; content < MOST_CONTENT;) {
        int read = in.read(buffer);
        if (read < 0) {
          return Optional.empty();
        }
        content += read;
      }
      return Optional.empty();
    } catch (DataFormatException refused) {
      return Probe.refusal(refused, REFUSAL);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
