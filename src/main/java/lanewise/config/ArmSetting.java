package lanewise.config;

import lanewise.config.yaml.Located;
import lanewise.config.yaml.YamlText;

/// A key of the experiment to which an arm gives a value of its own.
///
/// @param path as after `--set`: `training.batch`
/// @param value YAML content: a string, a number, a truth value, or a list or map of such
public record ArmSetting(String path, Located<Object> value) {

  /// `training.batch=64`, as after `--set`.
  public String text() {
    return path + "=" + YamlText.flow(value.value());
  }
}
