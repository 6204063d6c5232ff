package lanewise.config.schema;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lanewise.config.yaml.Tree;

/// A mapping that becomes a record: one [Member] for each of the record's components, in their order. That the table is
/// also the order of the components spares every key a second and a third mention, in a constructor call and a getter.
///
/// @param kind the record
public record Fields<R>(Class<R> kind, List<Member<?>> members) implements Type<R> {

  /// @throws IllegalArgumentException if it is no record or has another number of components
  public Fields {
    if (!kind.isRecord()) {
      throw new IllegalArgumentException(kind.getSimpleName() + " is not a record");
    }
    members = List.copyOf(members);
    int components = kind.getRecordComponents().length;
    if (components != members.size()) {
      throw new IllegalArgumentException(
          kind.getSimpleName() + " has " + components + " components, its table has " + members.size() + " members");
    }
  }

  /// The table of a record.
  public static <R extends Record> Fields<R> of(Class<R> kind, Member<?>... members) {
    return new Fields<>(kind, List.of(members));
  }

  /// Every key of the mapping.
  public List<? extends Key<?>> keys() {
    return members.stream().flatMap(Fields::keysOf).toList();
  }

  private static Stream<? extends Key<?>> keysOf(Member<?> member) {
    return member.keys().stream();
  }

  private List<String> names() {
    return keys().stream().<String>map(Key::name).toList();
  }

  /// Binds the mapping; keys that the table does not have are refused. A key without a value is an empty mapping.
  @Override
  public Optional<R> read(Cursor at) {
    return readBeside(List.of(), at);
  }

  /// Binds the mapping in which somebody else reads the key `other`.
  Optional<R> readBeside(String other, Cursor at) {
    return readBeside(List.of(other), at);
  }

  private Optional<R> readBeside(List<String> others, Cursor at) {
    return switch (at.tree()) {
      case Tree.Mapping mapping -> {
        boolean noneUnknown = refuseUnknownKeys(at, mapping, others);
        var bound = bind(at);
        yield noneUnknown ? bound : Optional.empty();
      }
      case Tree.Scalar scalar when scalar.isNothing() -> bind(at);
      default -> at.refuse(expected());
    };
  }

  private boolean refuseUnknownKeys(Cursor at, Tree.Mapping mapping, List<String> others) {
    var known = Stream.concat(names().stream(), others.stream()).toList();
    var unknown = mapping.entries().stream()
        .filter(entry -> !others.contains(entry.key()))
        .filter(entry -> members.stream().noneMatch(member -> member.claims(entry.key())))
        .toList();
    unknown.forEach(entry -> at.refuseKey(entry.at(), entry.key(), known));
    return unknown.isEmpty();
  }

  /// Binds the members and leaves other keys alone.
  Optional<R> bind(Cursor at) {
    var arguments = new ArrayList<>();
    for (var member : members) {
      member.read(at).ifPresent(arguments::add);
    }
    return arguments.size() == members.size() ? Optional.of(create(arguments)) : Optional.empty();
  }

  private R create(List<Object> arguments) {
    try {
      return constructor().newInstance(arguments.toArray());
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new IllegalStateException(kind.getSimpleName() + " does not fit its table: " + arguments, e);
    }
  }

  private Constructor<R> constructor() throws NoSuchMethodException {
    var types = Stream.of(kind.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
    return kind.getDeclaredConstructor(types);
  }

  @Override
  public Map<String, Object> write(R value) {
    var content = new LinkedHashMap<String, Object>();
    for (int i = 0; i < members.size(); i++) {
      write(members.get(i), component(value, i), content);
    }
    return content;
  }

  /// Writes a value of which the caller knows that it is one of this record.
  Map<String, Object> writeAny(Object value) {
    return write(kind.cast(value));
  }

  /// The constructor took this component from this member, so the types agree.
  @SuppressWarnings("unchecked")
  private static <C> void write(Member<C> member, Object component, Map<String, Object> into) {
    member.write((C) component, into);
  }

  private Object component(R value, int index) {
    try {
      return kind.getRecordComponents()[index].getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + kind.getRecordComponents()[index], e);
    }
  }

  @Override
  public String expected() {
    return members.isEmpty() ? "empty" : "a mapping with the keys " + String.join(", ", names());
  }
}
