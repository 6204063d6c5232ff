package lanewise.config.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lanewise.config.yaml.NearestName;
import lanewise.config.yaml.Tree;

/// Which keys the sections of a file have, to tell where a misplaced one belongs. What stands in a list, or is one of
/// several variants, has no place of its own and is left out.
///
/// @param keys by the path of their section, which is empty for the top of the file
record KeyPlaces(Map<String, List<String>> keys) {

  /// Nothing is known.
  static final KeyPlaces NONE = new KeyPlaces(Map.of());

  /// The sections of a whole file.
  static KeyPlaces of(Fields<?> file) {
    var keys = new LinkedHashMap<String, List<String>>();
    collect("", file, keys);
    return new KeyPlaces(keys);
  }

  private static void collect(String path, Type<?> type, Map<String, List<String>> into) {
    switch (type) {
      case Fields<?> fields -> {
        into.put(path, fields.keys().stream().<String>map(Key::name).toList());
        fields.keys().forEach(key -> collect(path.isEmpty() ? key.name() : path + "." + key.name(), key.type(), into));
      }
      case OptionalOf<?> optional -> collect(path, optional.type(), into);
      case LocatedOf<?> located -> collect(path, located.type(), into);
      case Mapped<?, ?> mapped -> collect(path, mapped.type(), into);
      case Checked<?> checked -> collect(path, checked.type(), into);
      case Whole<?> _, Real _, Text _, FilePath _, FolderName _, Choice<?> _, WordOr<?, ?, ?> _, ListOf<?> _,
          NamedLines<?> _, PerAxis<?> _,
          Variants<?> _, ByKind<?> _ -> { }
    }
  }

  /// `'epochs' in training`, for a name that is or nearly is that of a key; empty if no section or several have it.
  Optional<String> of(String name) {
    return NearestName.of(name, keys.values().stream().flatMap(List::stream).toList()).flatMap(key -> {
      var sections = keys.entrySet().stream().filter(each -> each.getValue().contains(key)).toList();
      return sections.size() == 1
          ? Optional.of(Tree.quote(key) + at(sections.getFirst().getKey()))
          : Optional.empty();
    });
  }

  private static String at(String section) {
    return section.isEmpty() ? " at the top of the file" : " in " + section;
  }
}
