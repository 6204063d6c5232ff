package lanewise.config.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.config.yaml.Location;
import lanewise.config.yaml.Tree;

/// One of several kinds of a thing, named by a word (`relu`) or by the only key of a mapping that holds its settings
/// (`{leaky-relu: {slope: 0.01}}`). A kind with settings may be named by its word alone if all of them have defaults.
///
/// @param what the thing in messages: `activation`
/// @param plain the kinds without settings
/// @param settled the kinds with settings, by name
public record Variants<T>(String what, Choice<? extends T> plain, SequencedMap<String, Fields<? extends T>> settled)
    implements Type<T> {

  /// Kinds that all have settings, to be given by [#with].
  public static <T> Variants<T> of(String what) {
    return of(what, new Choice<T>(new LinkedHashMap<>()));
  }

  /// Kinds without settings; those with settings are given by [#with].
  public static <T> Variants<T> of(String what, Choice<? extends T> plain) {
    return new Variants<>(what, plain, new LinkedHashMap<>());
  }

  /// These kinds and another one.
  public Variants<T> with(String name, Fields<? extends T> fields) {
    var more = new LinkedHashMap<>(settled);
    more.put(name, fields);
    return new Variants<>(what, plain, more);
  }

  /// The name of the kind that a value asks for, known or not; empty if it names none or several.
  public Optional<String> nameOf(Tree value) {
    return switch (value) {
      case Tree.Scalar(_, _, String word, _) -> Optional.of(word);
      case Tree.Mapping(_, List<Tree.Entry> entries) when entries.size() == 1 -> Optional.of(entries.getFirst().key());
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<T> read(Cursor at) {
    return switch (at.tree()) {
      case Tree.Scalar(Location place, _, String word, _) -> named(at, place, word, Tree.Scalar.nothing(place));
      case Tree.Mapping(_, List<Tree.Entry> entries) when entries.size() == 1 ->
          named(at, entries.getFirst().at(), entries.getFirst().key(), entries.getFirst().value());
      case Tree.Mapping(_, List<Tree.Entry> entries) when entries.size() > 1 ->
          at.refuse(entries.get(1).at(), "must name one " + what + ", found " + entries.size() + ": "
              + entries.stream().map(entry -> Tree.quote(entry.key())).collect(Collectors.joining(", "))
              + wayOut(entries));
      default -> at.refuse(expected());
    };
  }

  /// What was probably meant by several keys.
  private String wayOut(List<Tree.Entry> entries) {
    Tree.Entry first = entries.getFirst();
    var fields = settled.get(first.key());
    boolean others = entries.stream().skip(1).noneMatch(entry -> names().contains(entry.key()));
    if (fields != null && first.value().isNothing() && others) {
      return "; indent what belongs to '" + first.key() + "' deeper than it";
    }
    return fields == null && plain.values().get(first.key()) == null && !settled.isEmpty()
        ? "; its settings stand below its name, as in {" + settled.lastEntry().getKey() + ": {"
            + settled.lastEntry().getValue().keys().getFirst().name() + ": ...}}"
        : "";
  }

  private Optional<T> named(Cursor at, Location nameAt, String name, Tree settings) {
    var fields = settled.get(name);
    if (fields != null) {
      return fields.read(at.child(name, settings)).map(value -> value);
    }
    var constant = plain.values().get(name);
    if (constant == null) {
      return at.refuseName(nameAt, what, name, names());
    }
    if (!settings.isNothing()) {
      return at.child(name, settings).refuse(settings.at(), "takes no settings, found " + settings.describe());
    }
    return Optional.of(constant);
  }

  private List<String> names() {
    return Stream.concat(plain.names().stream(), settled.keySet().stream()).toList();
  }

  @Override
  public Object write(T value) {
    for (var kind : settled.entrySet()) {
      if (kind.getValue().kind().isInstance(value)) {
        return Map.of(kind.getKey(), kind.getValue().writeAny(value));
      }
    }
    return plain.labelOf(value);
  }

  @Override
  public String expected() {
    return "one " + what + " of " + Choice.anyOf(names());
  }
}
