package lanewise.config;

import java.util.List;
import java.util.stream.Stream;
import lanewise.config.yaml.Located;

/// A key of the experiment whose value distinguishes arms: `training.batch: [32, 64, 256]`.
///
/// @param path as after `--set`
/// @param values YAML content, each with its place in the file
public record Variation(String path, List<Located<Object>> values) {

  public Variation {
    values = List.copyOf(values);
  }

  Stream<ArmSetting> settings() {
    return values.stream().map(value -> new ArmSetting(path, value));
  }
}
