package lanewise.config.yaml;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A YAML value with the place where it was written. Immutable.
public sealed interface Tree {

  /// Where the value starts.
  Location at();

  /// Where the value got its present form: the last option that set a part of it, or else where it starts.
  default Location changedAt() {
    Stream<? extends Tree> parts = switch (this) {
      case Scalar _ -> Stream.of();
      case Sequence list -> list.items().stream();
      case Mapping mapping -> mapping.entries().stream().map(Entry::value);
    };
    return parts.map(Tree::changedAt)
        .filter(place -> !place.source().equals(at().source()))
        .reduce((_, last) -> last)
        .orElse(at());
  }

  /// The value in the words of an error message: `2.5`, `'adam'`, `a list`.
  String describe();

  /// The value without its places, as [YamlText] takes it: a string, a number, a truth value, or a list or map of such.
  Object content();

  /// Whether nothing stands there: an empty value or `null`. A key without a value counts as not given.
  default boolean isNothing() {
    return false;
  }

  /// A single value.
  ///
  /// @param text as written, without quotes
  /// @param value by YAML's core schema: a `String`, [Long], [BigInteger], [Double] or [Boolean], or null for nothing
  /// @param quoted whether it stood in quotes, which makes text of everything
  record Scalar(Location at, String text, Object value, boolean quoted) implements Tree {

    /// The empty value.
    public static Scalar nothing(Location at) {
      return new Scalar(at, "", null, false);
    }

    @Override
    public String describe() {
      return switch (value) {
        case null -> "nothing";
        case String string -> (quoted ? "the quoted text " : "") + quote(string);
        default -> shown(text);
      };
    }

    @Override
    public Object content() {
      return value;
    }

    @Override
    public boolean isNothing() {
      return value == null;
    }
  }

  /// A list.
  record Sequence(Location at, List<Tree> items) implements Tree {

    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String describe() {
      return "a list of " + items.size();
    }

    @Override
    public Object content() {
      return items.stream().map(Tree::content).toList();
    }

    /// This list with another item in one place.
    public Sequence with(int index, Tree item) {
      var changed = new ArrayList<>(items);
      changed.set(index, item);
      return new Sequence(at, changed);
    }
  }

  /// Keys with values, in the order of the file, no key twice.
  record Mapping(Location at, List<Entry> entries) implements Tree {

    public Mapping {
      entries = List.copyOf(entries);
    }

    @Override
    public String describe() {
      return "a mapping";
    }

    @Override
    public Object content() {
      var content = new LinkedHashMap<String, Object>();
      entries.forEach(entry -> content.put(entry.key(), entry.value().content()));
      return content;
    }

    /// The entry with this key.
    public Optional<Entry> find(String key) {
      return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    /// This mapping with the entry in place of the one with the same key, or at the end.
    public Mapping with(Entry entry) {
      var changed = new ArrayList<>(entries);
      changed.replaceAll(old -> old.key().equals(entry.key()) ? entry : old);
      if (find(entry.key()).isEmpty()) {
        changed.add(entry);
      }
      return new Mapping(at, changed);
    }
  }

  /// One key of a mapping.
  ///
  /// @param at where the key stands
  record Entry(Location at, String key, Tree value) {}

  /// Text of the user in single quotes, fit to be printed.
  static String quote(String text) {
    return "'" + shown(text) + "'";
  }

  /// Text of the user cut to a readable length, [#printable].
  private static String shown(String text) {
    return printable(text.length() <= 60 ? text : text.substring(0, 57) + "...");
  }

  /// Text with escapes in place of what a terminal would obey: control characters, those that
  /// turn the direction of writing, line separators, and halves of characters.
  public static String printable(String text) {
    return Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]").matcher(text)
        .replaceAll(found -> "\\\\u%04X".formatted(found.group().codePointAt(0)));
  }
}
