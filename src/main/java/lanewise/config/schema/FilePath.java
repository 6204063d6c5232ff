package lanewise.config.schema;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// The path of a file or folder, on one line.
public record FilePath() implements Type<Path> {

  private static final Text TEXT = Text.line();

  /// How a path is written.
  Text text() {
    return TEXT;
  }

  /// Some systems cannot hold every character in a path.
  @Override
  public Optional<Path> read(Cursor at) {
    return TEXT.read(at).flatMap(text -> {
      try {
        return Optional.of(Path.of(text));
      } catch (InvalidPathException refused) {
        return at.refuse("a path that this system can hold (" + refused.getReason() + ")");
      }
    });
  }

  @Override
  public Object write(Path value) {
    return value.toString();
  }

  @Override
  public String expected() {
    return TEXT.expected();
  }
}
