package lanewise.config.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import lanewise.config.yaml.Tree;

/// One row of a table: a key of a mapping, what it holds, and what holds if it is not given.
///
/// @param doc what the value means, in one line
public record Key<T>(String name, Type<T> type, Absence<T> absence, String doc) implements Member<T> {

  /// What a missing key means. A key without a value (`train:` or `train: null`) is a missing key.
  public sealed interface Absence<T> {

    /// It is refused.
    record Refused<T>() implements Absence<T> {}

    /// This value holds.
    record Default<T>(T value) implements Absence<T> {}

    /// An empty mapping, for which the defaults of its own keys hold.
    record Empty<T>() implements Absence<T> {}

    /// The value of a neighbouring key of the same type holds.
    record SameAs<T>(String key) implements Absence<T> {}
  }

  /// A key that must be there.
  public static <T> Key<T> required(String name, Type<T> type, String doc) {
    return new Key<>(name, type, new Absence.Refused<>(), doc);
  }

  /// A key with a default.
  public static <T> Key<T> of(String name, Type<T> type, T otherwise, String doc) {
    return new Key<>(name, type, new Absence.Default<>(otherwise), doc);
  }

  /// A mapping that may be left out because all of its own keys have defaults.
  public static <T> Key<T> ofDefaults(String name, Fields<T> type, String doc) {
    return new Key<>(name, type, new Absence.Empty<>(), doc);
  }

  /// A key that may be left out.
  public static <T> Key<Optional<T>> optional(String name, Type<T> type, String doc) {
    return of(name, new OptionalOf<>(type), Optional.empty(), doc);
  }

  /// A whole number that may be left out.
  public static Key<OptionalInt> optionalInt(String name, Whole<Integer> type, String doc) {
    var mapped = new Mapped<Optional<Integer>, OptionalInt>(new OptionalOf<>(type),
        value -> value.map(OptionalInt::of).orElseGet(OptionalInt::empty),
        value -> value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty());
    return of(name, mapped, OptionalInt.empty(), doc);
  }

  /// A key that takes the value of another key of the same mapping when it is not given.
  public static <T> Key<T> sameAs(String name, String other, Type<T> type, String doc) {
    return new Key<>(name, type, new Absence.SameAs<>(other), doc);
  }

  @Override
  public List<Key<T>> keys() {
    return List.of(this);
  }

  @Override
  public Optional<T> read(Cursor mapping) {
    var given = mapping.child(name);
    return given.isPresent() ? type.read(given.get()) : absent(mapping);
  }

  private Optional<T> absent(Cursor mapping) {
    return switch (absence) {
      case Absence.Refused<T> _ ->
          mapping.refuse(mapping.placeOfMissing(name), "needs the key '" + name + "' (" + doc + ")");
      case Absence.Default<T>(T value) -> Optional.of(value);
      case Absence.Empty<T> _ -> type.read(mapping.child(name, Tree.Scalar.nothing(mapping.tree().at())));
      case Absence.SameAs<T>(String key) -> mapping.child(key).flatMap(other -> type.read(other.quiet()));
    };
  }

  @Override
  public void write(T component, Map<String, Object> into) {
    var content = type.write(component);
    if (content != null) {
      into.put(name, content);
    }
  }
}
