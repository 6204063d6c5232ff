package lanewise.config.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import lanewise.config.yaml.Tree;

/// Lines of text, as a list or as a mapping that gives each a name.
///
/// @param make a line of its name, which is empty in a list, and its text
/// @param nameOf and `textOf`: back again
/// @param most how many there may be
public record NamedLines<L>(BiFunction<String, String, L> make, Function<L, String> nameOf, Function<L, String> textOf,
    int most) implements Type<List<L>> {

  static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,40}");

  @Override
  public Optional<List<L>> read(Cursor at) {
    return switch (at.tree()) {
      case Tree.Mapping(_, List<Tree.Entry> entries) when !entries.isEmpty() && entries.size() <= most ->
          named(at, entries);
      case Tree.Mapping _ -> at.refuse(expected());
      default -> list().read(at).map(lines -> lines.stream().map(line -> make.apply("", line)).toList());
    };
  }

  /// What is accepted without names.
  ListOf<String> list() {
    return ListOf.upTo(most, Text.lineOrEmpty()).withoutRepetition();
  }

  private Optional<List<L>> named(Cursor at, List<Tree.Entry> entries) {
    var lines = new ArrayList<L>();
    for (Tree.Entry entry : entries) {
      if (!NAME.matcher(entry.key()).matches()) {
        at.refuse(entry.at(), "has the name " + Tree.quote(entry.key())
            + ", but a name is 1 to 40 letters, digits and . _ -");
      } else {
        Text.lineOrEmpty().read(at.child(entry.key(), entry.value()))
            .ifPresent(text -> lines.add(make.apply(entry.key(), text)));
      }
    }
    return lines.size() == entries.size() ? Optional.of(List.copyOf(lines)) : Optional.empty();
  }

  @Override
  public Object write(List<L> lines) {
    if (lines.stream().allMatch(line -> nameOf.apply(line).isEmpty())) {
      return list().write(lines.stream().map(textOf).toList());
    }
    Map<String, Object> named = new LinkedHashMap<>();
    lines.forEach(line -> named.put(nameOf.apply(line), textOf.apply(line)));
    return named;
  }

  @Override
  public String expected() {
    return list().expected() + ", or a mapping of names to such";
  }
}
