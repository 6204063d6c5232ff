package lanewise.config.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lanewise.config.yaml.Tree;

/// A list; a single scalar is accepted as a list of one.
///
/// @param lengths how many elements it may have
/// @param distinct whether an element may stand only once
/// @param meaning what the elements are, for messages; empty where their number says it
public record ListOf<T>(Type<T> element, SortedSet<Integer> lengths, boolean distinct, String meaning)
    implements Type<List<T>> {

  /// One to `max` elements.
  public static <T> ListOf<T> upTo(int max, Type<T> element) {
    return new ListOf<>(element, set(IntStream.rangeClosed(1, max)), false, "");
  }

  /// A list of one of the given lengths.
  public static <T> ListOf<T> ofLengths(Type<T> element, String meaning, int... lengths) {
    return new ListOf<>(element, set(IntStream.of(lengths)), false, meaning);
  }

  /// The same list with equal elements refused.
  public ListOf<T> withoutRepetition() {
    return new ListOf<>(element, lengths, true, meaning);
  }

  private static SortedSet<Integer> set(IntStream lengths) {
    return lengths.boxed().collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public Optional<List<T>> read(Cursor at) {
    return switch (at.tree()) {
      case Tree.Scalar scalar when !scalar.isNothing() && lengths.contains(1) -> element.read(at).map(List::of);
      case Tree.Sequence list -> read(at, list.items());
      default -> at.refuse(expected());
    };
  }

  private Optional<List<T>> read(Cursor at, List<Tree> items) {
    var values = new ArrayList<T>();
    for (int i = 0; i < items.size(); i++) {
      var item = at.child(Integer.toString(i), items.get(i));
      element.read(item)
          .filter(value -> !distinct || !values.contains(value) || refuseRepetition(item))
          .ifPresent(values::add);
    }
    if (!lengths.contains(items.size())) {
      return at.refuse(at.tree().at(), "must have " + countExpected() + ", found " + items.size());
    }
    return values.size() == items.size() ? Optional.of(List.copyOf(values)) : Optional.empty();
  }

  private static boolean refuseRepetition(Cursor item) {
    item.refuse(item.tree().at(), "repeats " + item.tree().describe());
    return false;
  }

  /// An empty list, which no file can contain, stands for a key that is not given.
  @Override
  public Object write(List<T> values) {
    return values.isEmpty() ? null : values.stream().map(element::write).toList();
  }

  private String countExpected() {
    boolean range = lengths.last() - lengths.first() + 1 == lengths.size() && lengths.size() > 2;
    var counts = range
        ? lengths.first() + " to " + lengths.last()
        : lengths.stream().map(Object::toString).collect(Collectors.joining(" or "));
    return counts + (lengths.last() == 1 ? " element" : " elements") + (meaning.isEmpty() ? "" : ", " + meaning);
  }

  @Override
  public String expected() {
    return "a list of " + countExpected() + ", each " + element.expected();
  }
}
