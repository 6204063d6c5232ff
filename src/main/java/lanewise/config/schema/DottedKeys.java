package lanewise.config.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import lanewise.config.yaml.Located;
import lanewise.config.yaml.Tree;

/// Keys that are paths into the file, each with a list of values: `training.batch: [32, 64]`. Whether such a value can
/// stand there is found out when it is put there.
///
/// @param sections in which a path may begin
/// @param make a component's element of a path and its values
/// @param path and `values`: back again
/// @param doc what they mean, in one line
public record DottedKeys<V>(List<String> sections, BiFunction<String, List<Located<Object>>, V> make,
    Function<V, String> path, Function<V, List<Located<Object>>> values, String doc) implements Member<List<V>> {

  /// The most values that one key may have.
  public static final int MOST_VALUES = 100;

  @Override
  public List<? extends Key<?>> keys() {
    return List.of();
  }

  @Override
  public boolean claims(String key) {
    return sections.stream().anyMatch(section -> key.startsWith(section + "."));
  }

  @Override
  public Optional<List<V>> read(Cursor mapping) {
    if (!(mapping.tree() instanceof Tree.Mapping(_, List<Tree.Entry> entries))) {
      return Optional.of(List.of());
    }
    List<Tree.Entry> claimed = entries.stream().filter(entry -> claims(entry.key())).toList();
    List<V> read = claimed.stream()
        .flatMap(entry -> values(mapping.child(entry.key(), entry.value()))
            .map(found -> make.apply(entry.key(), found)).stream())
        .toList();
    return read.size() == claimed.size() ? Optional.of(read) : Optional.empty();
  }

  private static Optional<List<Located<Object>>> values(Cursor at) {
    List<Tree> items = switch (at.tree()) {
      case Tree.Sequence(_, List<Tree> several) -> several;
      case Tree.Scalar one when !one.isNothing() -> List.of(one);
      default -> List.of();
    };
    if (items.isEmpty() || items.size() > MOST_VALUES) {
      return at.refuse("a list of 1 to " + MOST_VALUES + " values");
    }
    List<Located<Object>> values = items.stream().map(item -> new Located<>(item.content(), item.at())).toList();
    for (int i = 0; i < items.size(); i++) {
      if (values.subList(0, i).contains(values.get(i))) {
        return at.refuse(items.get(i).at(), "repeats " + items.get(i).describe());
      }
    }
    return Optional.of(values);
  }

  @Override
  public void write(List<V> component, Map<String, Object> into) {
    component.forEach(each -> into.put(path.apply(each), values.apply(each).stream().map(Located::value).toList()));
  }
}
