package lanewise.config.schema;

import java.util.Optional;
import java.util.regex.Pattern;
import lanewise.config.yaml.Tree;

/// Text that matches a pattern as a whole.
///
/// @param pattern without what only Java knows, because a JSON Schema repeats it
/// @param expected the pattern in words: `text`, `a name of letters, digits and . _ -`
public record Text(Pattern pattern, String expected) implements Type<String> {

  /// All but control characters and the ends of lines of any system, in brackets.
  private static final String ON_A_LINE = "^\\x00-\\x1F\\x7F-\\x9F\\u2028\\u2029";

  /// Text on one line, at least one character.
  public static Text line() {
    return new Text(Pattern.compile("[" + ON_A_LINE + "]+"), "text on one line");
  }

  /// Text on one line or none at all.
  public static Text lineOrEmpty() {
    return new Text(Pattern.compile("[" + ON_A_LINE + "]*"), "text on one line, in quotes if empty");
  }

  @Override
  public Optional<String> read(Cursor at) {
    return switch (at.tree()) {
      case Tree.Scalar(_, _, String text, _) when pattern.matcher(text).matches() -> Optional.of(text);
      case Tree.Scalar(_, _, Number _, _) -> at.refuse(expected + " (put a number in quotes)");
      default -> at.refuse(expected);
    };
  }

  @Override
  public Object write(String value) {
    return value;
  }
}
