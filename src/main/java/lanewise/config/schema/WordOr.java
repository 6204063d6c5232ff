package lanewise.config.schema;

import java.util.Optional;
import lanewise.config.yaml.Tree;

/// One of a few words, or a value of another type that is not written as text.
///
/// @param otherKind the class of the values that `other` reads
public record WordOr<T, W extends T, O extends T>(Choice<W> words, Type<O> other, Class<O> otherKind)
    implements Type<T> {

  @Override
  public Optional<T> read(Cursor at) {
    return switch (at.tree()) {
      case Tree.Scalar(_, _, String word, _) when words.values().containsKey(word) -> words.read(at).map(w -> w);
      case Tree.Scalar(_, _, String word, _) -> at.refuse(expected(), words.nearest(word));
      case Tree.Scalar(_, _, Number _, _) -> other.read(at).map(o -> o);
      case Tree.Sequence _ -> other.read(at).map(o -> o);
      default -> at.refuse(expected());
    };
  }

  @Override
  public Object write(T value) {
    return otherKind.isInstance(value) ? other.write(otherKind.cast(value)) : words.labelOf(value);
  }

  @Override
  public String expected() {
    return words.expected() + ", or " + other.expected();
  }
}
