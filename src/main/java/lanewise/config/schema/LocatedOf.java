package lanewise.config.schema;

import java.util.Optional;
import lanewise.config.yaml.Located;

/// A value that keeps its place, because it can still be refused when it is used: the option that changed a part of it,
/// or else where it starts.
public record LocatedOf<T>(Type<T> type) implements Type<Located<T>> {

  @Override
  public Optional<Located<T>> read(Cursor at) {
    return type.read(at).map(value -> new Located<>(value, at.tree().changedAt()));
  }

  @Override
  public Object write(Located<T> value) {
    return type.write(value.value());
  }

  @Override
  public String expected() {
    return type.expected();
  }
}
