package lanewise.config.schema;

import java.util.Optional;
import java.util.function.Function;

/// A value of another type, held in a form of its own.
///
/// @param wrap from the type that is read; must accept all of its values
/// @param unwrap back
public record Mapped<A, T>(Type<A> type, Function<A, T> wrap, Function<T, A> unwrap) implements Type<T> {

  @Override
  public Optional<T> read(Cursor at) {
    return type.read(at).map(wrap);
  }

  @Override
  public Object write(T value) {
    return type.write(unwrap.apply(value));
  }

  @Override
  public String expected() {
    return type.expected();
  }
}
