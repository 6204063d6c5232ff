package lanewise.config.schema;

import java.util.Optional;

/// A value that need not be there; the empty one is not written.
public record OptionalOf<T>(Type<T> type) implements Type<Optional<T>> {

  @Override
  public Optional<Optional<T>> read(Cursor at) {
    return type.read(at).map(Optional::of);
  }

  @Override
  public Object write(Optional<T> value) {
    return value.map(type::write).orElse(null);
  }

  @Override
  public String expected() {
    return type.expected();
  }
}
