package lanewise.config.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What fills one component of a record from a mapping: usually one [Key], sometimes several that belong together.
public sealed interface Member<C> permits Key, OneKeyOf, OnlyWhen, Fixed, DottedKeys {

  /// The keys that it reads, in the order in which they are documented.
  List<? extends Key<?>> keys();

  /// Whether it reads a key of this name.
  default boolean claims(String key) {
    return keys().stream().anyMatch(own -> own.name().equals(key));
  }

  /// The component's value; empty if it was refused, which is then among the cursor's problems.
  Optional<C> read(Cursor mapping);

  /// Adds the component's keys with their values, defaults included, to the content of a mapping.
  void write(C component, Map<String, Object> into);
}
