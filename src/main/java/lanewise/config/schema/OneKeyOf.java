package lanewise.config.schema;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lanewise.config.yaml.Located;

/// Several keys that say the same thing in different ways, of which a mapping has at most one.
///
/// @param otherwise what holds if there is none of them
public record OneKeyOf<T>(T otherwise, List<Way<? extends T>> ways) implements Member<Located<T>> {

  /// One of the keys.
  ///
  /// @param kind the class of the values that it reads, different for each way
  public record Way<V>(Class<V> kind, String key, Type<V> type, String doc) {

    private Optional<V> read(Cursor mapping) {
      return mapping.child(key).flatMap(type::read);
    }

    private void writeAny(Object value, Map<String, Object> into) {
      into.put(key, type.write(kind.cast(value)));
    }

    private Key<?> asKey(Object otherwise) {
      return kind.isInstance(otherwise)
          ? Key.of(key, type, kind.cast(otherwise), doc)
          : Key.optional(key, type, doc);
    }
  }

  @Override
  public List<? extends Key<?>> keys() {
    return ways.stream().<Key<?>>map(way -> way.asKey(otherwise)).toList();
  }

  @Override
  public Optional<Located<T>> read(Cursor mapping) {
    var given = ways.stream().filter(way -> mapping.child(way.key()).isPresent()).toList();
    if (given.isEmpty()) {
      return Optional.of(new Located<>(otherwise, mapping.tree().at()));
    }
    var at = given.stream()
        .flatMap(way -> mapping.child(way.key()).stream())
        .map(value -> value.tree().at())
        .max(Comparator.naturalOrder())
        .orElseThrow();
    if (given.size() > 1) {
      return mapping.refuse(at, "has both '" + given.getFirst().key() + "' and '" + given.getLast().key()
          + "'; keep one of them");
    }
    return given.getFirst().read(mapping).map(value -> new Located<>(value, at));
  }

  @Override
  public void write(Located<T> component, Map<String, Object> into) {
    ways.stream()
        .filter(way -> way.kind().isInstance(component.value()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no key for " + component.value()))
        .writeAny(component.value(), into);
  }
}
