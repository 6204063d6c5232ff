package lanewise.config.schema;

import java.util.Optional;
import java.util.function.Consumer;

/// A value with a rule that its type cannot express.
///
/// @param rule refuses through the cursor; it looks at the tree, so that it speaks even where a part is refused
public record Checked<T>(Type<T> type, Consumer<Cursor> rule) implements Type<T> {

  @Override
  public Optional<T> read(Cursor at) {
    var value = type.read(at);
    rule.accept(at);
    return value;
  }

  @Override
  public Object write(T value) {
    return type.write(value);
  }

  @Override
  public String expected() {
    return type.expected();
  }
}
