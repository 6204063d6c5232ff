package lanewise.config.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import lanewise.config.yaml.NearestName;
import lanewise.config.yaml.Tree;

/// One of a few words, whole numbers or truth values.
///
/// @param values by the scalar that names them, a `String`, `Long` or `Boolean`, in the order of messages
public record Choice<T>(SequencedMap<Object, T> values) implements Type<T> {

  /// The constants of an enum by their words.
  public static <E extends Enum<E> & Word> Choice<E> of(Class<E> words) {
    return ofSome(List.of(words.getEnumConstants()));
  }

  /// Constants of enums by their words.
  public static <W extends Word> Choice<W> ofSome(List<W> constants) {
    var values = new LinkedHashMap<Object, W>();
    for (var constant : constants) {
      values.put(constant.label(), constant);
    }
    return new Choice<>(values);
  }

  /// Words that stand for themselves.
  public static Choice<String> ofWords(String... words) {
    var values = new LinkedHashMap<Object, String>();
    for (var word : words) {
      values.put(word, word);
    }
    return new Choice<>(values);
  }

  /// The only choice.
  public static <T> Choice<T> ofWord(String word, T value) {
    var values = new LinkedHashMap<Object, T>();
    values.put(word, value);
    return new Choice<>(values);
  }

  /// Numbers that stand for themselves.
  public static Choice<Integer> ofNumbers(int... numbers) {
    var values = new LinkedHashMap<Object, Integer>();
    for (int number : numbers) {
      values.put((long) number, number);
    }
    return new Choice<>(values);
  }

  /// `true` or `false`.
  public static Choice<Boolean> ofBooleans() {
    var values = new LinkedHashMap<Object, Boolean>();
    values.put(true, true);
    values.put(false, false);
    return new Choice<>(values);
  }

  @Override
  public Optional<T> read(Cursor at) {
    if (at.tree() instanceof Tree.Scalar(_, _, Object name, _) && name != null) {
      var value = values.get(name);
      return value != null ? Optional.of(value) : at.refuse(expected(), nearest(name));
    }
    return at.refuse(expected());
  }

  /// The choice that a word was probably meant to be.
  Optional<String> nearest(Object name) {
    return name instanceof String word ? NearestName.of(word, names()) : Optional.empty();
  }

  /// What the choices are called.
  List<String> names() {
    return values.keySet().stream().map(Object::toString).toList();
  }

  @Override
  public Object write(T value) {
    return labelOf(value);
  }

  /// What names a value of which the caller knows that it is one of the choices.
  Object labelOf(Object value) {
    return values.entrySet().stream()
        .filter(choice -> choice.getValue().equals(value))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(value + " is none of " + values.values()));
  }

  @Override
  public String expected() {
    return anyOf(names());
  }

  /// `a, b or c`
  static String anyOf(List<String> names) {
    int last = names.size() - 1;
    return last < 1 ? String.join("", names) : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }
}
