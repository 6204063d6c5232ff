package lanewise.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lanewise.config.schema.Cursor;
import lanewise.config.schema.JsonSchema;
import lanewise.config.yaml.ConfigException;
import lanewise.config.yaml.Located;
import lanewise.config.yaml.Location;
import lanewise.config.yaml.NearestName;
import lanewise.config.yaml.Origins;
import lanewise.config.yaml.Overrides;
import lanewise.config.yaml.Problem;
import lanewise.config.yaml.Problems;
import lanewise.config.yaml.SourceText;
import lanewise.config.yaml.Tree;
import lanewise.config.yaml.TreeReader;

/// Reads experiment files: file → text → tree → overrides → records.
public final class Experiments {

  /// The most arms of an experiment: more would run for weeks.
  private static final int MOST_ARMS = 1000;

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
    return variants(source, text, overrides).getFirst();
  }

  /// The experiment in `file`, first as it stands and then as it is under the settings of its arms, each combination
  /// once.
  ///
  /// @param overrides as for [#read]
  /// @throws ConfigException with everything that is wrong, in reading order
  public static List<Experiment> variants(Path file, List<String> overrides) {
    return variants(file.toString(), SourceText.read(file), overrides);
  }

  /// The lines of the experiment in `file` with every default written out, and where their values come from.
  ///
  /// @param overrides as for [#read]
  /// @throws ConfigException with everything that is wrong, in reading order
  public static List<Origins.Line> origins(Path file, List<String> overrides) {
    var source = file.toString();
    var text = SourceText.read(file);
    var experiment = parse(source, text, overrides);
    var problems = new Problems(); // There are none, or the text would not have been parsed.
    return Origins.of(experiment.content(),
        Overrides.apply(TreeReader.file(source, text, problems), overrides, problems));
  }

  /// The format of experiment files as a JSON Schema: maps, lists, strings, numbers and truth values.
  public static Map<String, Object> jsonSchema() {
    return JsonSchema.of(ExperimentSchema.EXPERIMENT, "Lanewise experiment");
  }

  /// What an arm runs: `experiment` with the arm's settings.
  public static TrainingExperiment under(Arm arm, TrainingExperiment experiment) {
    return arm.settings().isEmpty()
        ? experiment
        : (TrainingExperiment) parse(experiment.name(), experiment.toYaml(), arm.overrides());
  }

  private static List<Experiment> variants(String source, String text, List<String> overrides) {
    var problems = new Problems();
    Tree tree = Overrides.apply(TreeReader.file(source, text, problems), overrides, problems);
    Optional<Experiment> experiment = bind(tree, problems);
    problems.throwIfAny();
    Arms arms = experiment.orElseThrow().arms();
    requireFewArms(arms, Location.of(source));
    arms.baseline().ifPresent(named -> checkBaseline(named, arms, problems));
    List<Experiment> variants = arms.settings().stream()
        .filter(settings -> !settings.isEmpty())
        .flatMap(settings -> variant(tree, settings, problems).stream())
        .toList();
    problems.throwIfAny();
    return Stream.concat(experiment.stream(), variants.stream()).toList();
  }

  private static Optional<Experiment> bind(Tree tree, Problems problems) {
    return ExperimentSchema.EXPERIMENT.read(Cursor.top(tree, problems));
  }

  private static Optional<Experiment> variant(Tree tree, List<ArmSetting> settings, Problems problems) {
    Tree changed = tree;
    try {
      for (ArmSetting setting : settings) {
        changed = Overrides.apply(changed, setting.text(), setting.value().at());
      }
    } catch (ConfigException refused) {
      problems.addAll(refused.problems());
      return Optional.empty();
    }
    return bind(changed, problems);
  }

  private static void requireFewArms(Arms arms, Location source) {
    if (arms.count() > MOST_ARMS) {
      throw new Problems().stop(source, "arms has " + arms.count() + " combinations; the most is " + MOST_ARMS);
    }
  }

  private static void checkBaseline(Located<String> named, Arms arms, Problems problems) {
    List<String> names = arms.combinations().stream().map(Arm::name).toList();
    if (!names.contains(named.value())) {
      Optional<String> nearest = NearestName.of(named.value(), names);
      problems.add(new Problem(named.at(), "arms.baseline must be the name of an arm, found "
          + Tree.quote(named.value()) + (nearest.isPresent() ? "" : "; the arms are '" + String.join("', '", names) + "'"), nearest));
    }
  }
}
