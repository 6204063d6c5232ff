package lanewise.archive;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import lanewise.config.yaml.ConfigException;
import lanewise.config.yaml.Problems;
import lanewise.config.yaml.SourceText;
import lanewise.config.yaml.Tree;
import lanewise.config.yaml.TreeReader;
import lanewise.results.DamagedRunException;
import lanewise.results.RunFolder;

/// The `config.yaml` of a run, taken apart: each key with its path as after `--set`, such as
/// `network.layers.0.convolution.maps`, and its value. A list of plain values is one value.
final class ConfigKeys {

  private static final String FILE = RunFolder.CONFIG;

  private final Map<String, String> values = new LinkedHashMap<>();

  private ConfigKeys() {}

  /// @throws DamagedRunException if the file is missing or not YAML
  static Map<String, String> of(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      var keys = new ConfigKeys();
      keys.add("", TreeReader.file(file.toString(), SourceText.read(file), new Problems()));
      return keys.values;
    } catch (ConfigException e) {
      throw new DamagedRunException(e.getMessage());
    }
  }

  private void add(String path, Tree tree) {
    switch (tree) {
      case Tree.Scalar scalar -> values.put(path, scalar.text());
      case Tree.Sequence list when list.items().stream().allMatch(Tree.Scalar.class::isInstance) ->
          values.put(path, list.items().stream().map(item -> ((Tree.Scalar) item).text())
              .collect(Collectors.joining(", ", "[", "]")));
      case Tree.Sequence list -> {
        for (int i = 0; i < list.items().size(); i++) {
          add(below(path, String.valueOf(i)), list.items().get(i));
        }
      }
      case Tree.Mapping mapping when mapping.entries().isEmpty() -> values.put(path, "{}");
      case Tree.Mapping mapping -> mapping.entries().forEach(entry -> add(below(path, entry.key()), entry.value()));
    }
  }

  private static String below(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
