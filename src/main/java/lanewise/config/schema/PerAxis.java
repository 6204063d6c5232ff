package lanewise.config.schema;

import java.util.List;
import java.util.Optional;
import lanewise.config.yaml.Tree;

/// A value for each axis of an image, `[vertical, horizontal]`; a single one counts for both.
public record PerAxis<T>(Type<T> element) implements Type<List<T>> {

  @Override
  public Optional<List<T>> read(Cursor at) {
    if (at.tree() instanceof Tree.Sequence(_, List<Tree> items) && items.size() == 2) {
      var vertical = element.read(at.child("0", items.get(0)));
      var horizontal = element.read(at.child("1", items.get(1)));
      return vertical.flatMap(v -> horizontal.map(h -> List.of(v, h)));
    }
    if (at.tree() instanceof Tree.Scalar) {
      return element.read(at).map(both -> List.of(both, both));
    }
    return at.refuse(expected());
  }

  @Override
  public Object write(List<T> value) {
    return value.stream().map(element::write).toList();
  }

  @Override
  public String expected() {
    return "[vertical, horizontal] or one value for both, each " + element.expected();
  }
}
