package lanewise.data;

import java.util.Optional;
import java.util.regex.Pattern;
import lanewise.fuzz.InputFile;
import lanewise.fuzz.Probe;

/// [IdxReader] on one file.
public final class IdxProbe implements Probe {

  private final InputFile file = new InputFile("-idx-ubyte");
  private final Pattern refusal = refusalOf(Pattern.quote(file.path().toString()));

  /// The messages that name the file and a place in it.
  static Pattern refusalOf(String files) {
    return Pattern.compile("(?:" + files + "): (?:compressed )?byte \\d+: .{10,}");
  }

  @Override
  public Optional<String> feed(byte[] input) {
    try {
      IdxArray array = IdxReader.read(file.holding(input));
      if (array.content().length != array.firstElement() + array.items() * array.itemShape().size()) {
        throw new AssertionError("an array of other than its own size was read");
      }
      return Optional.empty();
    } catch (DataFormatException refused) {
      return Probe.refusal(refused, refusal);
    }
  }
}
