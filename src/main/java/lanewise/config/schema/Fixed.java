package lanewise.config.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A component that no key sets: in this mapping it always has the same value.
public record Fixed<C>(C value) implements Member<C> {

  @Override
  public List<? extends Key<?>> keys() {
    return List.of();
  }

  @Override
  public Optional<C> read(Cursor mapping) {
    return Optional.of(value);
  }

  @Override
  public void write(C component, Map<String, Object> into) {}
}
