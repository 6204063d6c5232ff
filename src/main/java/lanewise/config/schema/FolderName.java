package lanewise.config.schema;

import java.util.Optional;
import java.util.regex.Pattern;
import lanewise.config.yaml.Tree;

/// A name that a folder can have on every system, in every shell and at the beginning of every command line.
public record FolderName() implements Type<String> {

  private static final Text TEXT = new Text(
      Pattern.compile("[A-Za-z0-9_-](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9_-])?"),
      "a name of 1 to 64 letters, digits and . _ -, without a dot at either end");

  private static final Pattern DEVICE = Pattern.compile("(?i)(CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])(\\..*)?");

  /// How a name is written.
  Text text() {
    return TEXT;
  }

  @Override
  public Optional<String> read(Cursor at) {
    return TEXT.read(at).flatMap(name -> DEVICE.matcher(name).matches()
        ? at.refuse(at.tree().at(), "cannot be " + Tree.quote(name)
            + ": on Windows CON, PRN, AUX, NUL, COM1, LPT1 and their like are devices, whatever follows behind a dot")
        : Optional.of(name));
  }

  @Override
  public Object write(String value) {
    return value;
  }

  @Override
  public String expected() {
    return TEXT.expected();
  }
}
