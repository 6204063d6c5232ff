package lanewise.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Passes a child's stderr on, byte by byte so that a progress bar moves, but without the JVM's line about incubator
/// modules, which no flag can silence. Whole lines go to a log as well, of a progress bar only what remains in the end.
final class StderrRelay {

  private static final byte[] INCUBATOR_WARNING =
      "WARNING: Using incubator modules".getBytes(StandardCharsets.US_ASCII);

  private final OutputStream target;
  private final Consumer<String> log;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  /// How many bytes of the current line agree with the warning and were held back; −1 once one did not.
  private int held;
  private final LastWords lastWords = new LastWords();

  /// @param log receives each line without its end; blank ones are left out
  StderrRelay(OutputStream target, Consumer<String> log) {
    this.target = target;
    this.log = log;
  }

  /// Relays until the end of the stream.
  void relay(InputStream stderr) {
    try {
      byte[] buffer = new byte[8192];
      for (int count; (count = stderr.read(buffer)) >= 0; target.flush()) {
        for (int i = 0; i < count; i++) {
          accept(buffer[i]);
        }
      }
      if (held > 0 && held < INCUBATOR_WARNING.length) {
        target.write(INCUBATOR_WARNING, 0, held);
        target.flush();
      }
      endLine();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot relay the messages of a trial", e);
    }
  }

  /// What was said at last, apart from progress.
  String lastWords() {
    return lastWords.toString();
  }

  private void accept(byte b) throws IOException {
    line.write(b);
    if (held >= 0 && held < INCUBATOR_WARNING.length) {
      if (b == INCUBATOR_WARNING[held]) {
        held++;
        return;
      }
      target.write(INCUBATOR_WARNING, 0, held);
      held = -1;
    }
    if (held < 0) {
      target.write(b);
    }
    if (b == '\n') {
      endLine();
    } else if (b == '\r') {
      line.reset();
    }
  }

  private void endLine() {
    String text = line.toString(StandardCharsets.UTF_8).strip();
    if (held < INCUBATOR_WARNING.length && !text.isEmpty()) {
      lastWords.add(text);
      log.accept(text);
    }
    line.reset();
    held = 0;
  }
}
