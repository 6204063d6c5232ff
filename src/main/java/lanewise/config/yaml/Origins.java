package lanewise.config.yaml;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The lines of a resolved file, one for each value, with the place where the value was written.
public final class Origins {

  private static final int INDENT = 2;
  /// Lines that are longer do not push the origins of all others to the right.
  private static final int LONGEST_ALIGNED = 60;

  private final List<Line> lines = new ArrayList<>();

  private Origins() {}

  /// A line of YAML.
  ///
  /// @param path of its value as in `--set`; empty for a list's item that starts a mapping
  /// @param text without the origin
  /// @param value a string, a number, a truth value or a list of them; empty for a line that only opens a section
  /// @param origin `file:line:column`, the option that set the value, or `default`; empty if there is none to tell
  public record Line(String path, String text, Optional<Object> value, String origin) {}

  /// @param content of the resolved file: maps, lists, strings, numbers and truth values
  /// @param tree what the file and the options gave, of the same structure, but for defaults, for single values that
  ///     stand for lists, and for words that stand for mappings of defaults
  public static List<Line> of(Map<String, Object> content, Tree tree) {
    var walk = new Origins();
    walk.mapping("", "", "", content, Optional.of(tree));
    return List.copyOf(walk.lines);
  }

  /// YAML with the origins as comments, one below the other. An option of several lines stands on one.
  public static String toYaml(List<Line> lines) {
    int column = lines.stream()
        .mapToInt(line -> line.text().length())
        .filter(length -> length <= LONGEST_ALIGNED)
        .max().orElse(0);
    return lines.stream()
        .map(line -> line.origin().isEmpty()
            ? line.text()
            : line.text() + " ".repeat(Math.max(column - line.text().length(), 0)) + "  # " + line.origin().replaceAll("\\R\\s*", " "))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /// @param lead what stands before the first key
  /// @param indent what stands before all others
  private void mapping(String path, String lead, String indent, Map<?, ?> content, Optional<Tree> tree) {
    String before = lead;
    for (var entry : content.entrySet()) {
      String key = entry.getKey().toString();
      var given = tree.flatMap(whole -> whole instanceof Tree.Mapping mapping ? mapping.find(key) : Optional.empty())
          .map(Tree.Entry::value)
          .filter(value -> !value.isNothing());
      var word = tree.filter(Tree.Scalar.class::isInstance).map(scalar -> scalar.at().toString()).orElse("");
      value(path.isEmpty() ? key : path + "." + key, before + key + ":", indent, entry.getValue(), given, word);
      before = indent;
    }
  }

  /// @param start of the line
  /// @param indent of the line
  /// @param word the place of the word that stands for this section; empty if there is none
  private void value(
      String path, String start, String indent, Object content, Optional<Tree> tree, String word) {
    switch (content) {
      case Map<?, ?> section when !section.isEmpty() -> {
        lines.add(new Line(path, start, Optional.empty(), word));
        String deeper = indent + " ".repeat(INDENT);
        mapping(path, deeper, deeper, section, tree);
      }
      case List<?> items when items.stream().anyMatch(Map.class::isInstance) -> {
        lines.add(new Line(path, start, Optional.empty(), ""));
        for (int i = 0; i < items.size(); i++) {
          item(path + "." + i, indent, items.get(i), item(tree, i));
        }
      }
      default -> lines.add(new Line(path, start + " " + YamlText.flow(content), Optional.of(content),
          tree.map(Origins::places).orElse("default")));
    }
  }

  private void item(String path, String indent, Object content, Optional<Tree> tree) {
    if (content instanceof Map<?, ?> section) {
      mapping(path, indent + "- ", indent + " ".repeat(INDENT), section, tree);
    } else {
      value(path, indent + "-", indent, content, tree, "");
    }
  }

  /// A single value stands for a list of one.
  private static Optional<Tree> item(Optional<Tree> tree, int index) {
    return tree.map(list -> list instanceof Tree.Sequence(_, List<Tree> items) ? items.get(index) : list);
  }

  /// Where a value stands, and the options that changed a part of it.
  private static String places(Tree value) {
    var places = new LinkedHashSet<String>();
    places.add(value.at().toString());
    if (value instanceof Tree.Sequence(Location at, List<Tree> items)) {
      items.stream().map(Tree::at)
          .filter(item -> !item.source().equals(at.source()))
          .forEach(item -> places.add(item.toString()));
    }
    return String.join(", ", places);
  }
}
