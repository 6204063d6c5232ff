package lanewise.config.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lanewise.config.yaml.Tree;

/// Keys that belong to a mapping only when another key has a certain value: refused otherwise, bound to a record then.
public record OnlyWhen<R>(String key, String value, Fields<R> fields) implements Member<Optional<R>> {

  @Override
  public List<? extends Key<?>> keys() {
    return fields.keys();
  }

  @Override
  public Optional<Optional<R>> read(Cursor mapping) {
    if (applies(mapping)) {
      return fields.bind(mapping).map(Optional::of);
    }
    var misplaced = fields.keys().stream().map(Key::name).flatMap(name -> mapping.child(name).stream()).toList();
    misplaced.forEach(found -> found.refuse(found.tree().at(), "is only for " + key + ": " + value));
    return misplaced.isEmpty() ? Optional.of(Optional.empty()) : Optional.empty();
  }

  private boolean applies(Cursor mapping) {
    return mapping.child(key)
        .filter(found -> found.tree() instanceof Tree.Scalar(_, _, String text, _) && text.equals(value))
        .isPresent();
  }

  @Override
  public void write(Optional<R> component, Map<String, Object> into) {
    component.ifPresent(record -> into.putAll(fields.write(record)));
  }
}
