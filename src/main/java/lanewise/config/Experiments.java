package lanewise.config;

import java.nio.file.Path;
import java.util.List;
import lanewise.config.schema.Cursor;
import lanewise.config.yaml.ConfigException;
import lanewise.config.yaml.Overrides;
import lanewise.config.yaml.Problems;
import lanewise.config.yaml.SourceText;
import lanewise.config.yaml.TreeReader;

/// Reads experiment files: file → text → tree → overrides → records.
public final class Experiments {

  private Experiments() {}

  /// The experiment in `file`.
  ///
  /// @param overrides `path=value` each, as after `--set`
  /// @throws ConfigException with everything that is wrong, in reading order
  public static Experiment read(Path file, List<String> overrides) {
    return parse(file.toString(), SourceText.read(file), overrides);
  }

  /// The experiment in `text`.
  ///
  /// @param source what the text is called in messages
  /// @throws ConfigException with everything that is wrong, in reading order
  public static Experiment parse(String source, String text, List<String> overrides) {
    var problems = new Problems();
    var tree = Overrides.apply(TreeReader.file(source, text, problems), overrides, problems);
    var experiment = ExperimentSchema.EXPERIMENT.read(Cursor.top(tree, problems));
    problems.throwIfAny();
    return experiment.orElseThrow();
  }
}
