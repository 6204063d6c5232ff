package lanewise.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
  private static final int MOST_LISTED = 12;

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
    return variants(source, text, overrides).getFirst().experiment();
  }

  /// The experiment in `file`, first as it stands and then as it is under the settings of its arms, each combination
  /// once.
  ///
  /// @param overrides as for [#read]
  /// @throws ConfigException with everything that is wrong, in reading order
  public static List<Variant> variants(Path file, List<String> overrides) {
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

  private static List<Variant> variants(String source, String text, List<String> overrides) {
    var problems = new Problems();
    Tree tree = Overrides.apply(TreeReader.file(source, text, problems), overrides, problems);
    Optional<Experiment> experiment = bind(tree, problems);
    Location armsAt = placeOfArms(tree);
    experiment.map(Experiment::arms).ifPresent(arms -> checkArms(arms, armsAt, problems));
    experiment.ifPresent(complete -> checkSize(complete, tree.at(), problems));
    boolean multiply = problems.sorted().isEmpty();
    var found = new SweepProblems();
    found.add(List.of(), problems.sorted());
    var variants = new ArrayList<Variant>();
    experiment.ifPresent(complete -> variants.add(new Variant(complete, List.of())));
    for (List<ArmSetting> settings : multiply ? experiment.orElseThrow().arms().settings() : singleSettings(tree)) {
      if (!settings.isEmpty()) {
        found.check(settings, () -> variants.add(new Variant(variant(tree, settings), settings)));
      }
    }
    found.throwIfAny();
    return variants;
  }

  private static Optional<Experiment> bind(Tree tree, Problems problems) {
    return ExperimentSchema.EXPERIMENT.read(Cursor.top(tree, problems));
  }

  /// Every value of every variation alone: all that can be tried where the combinations make no sense.
  private static List<List<ArmSetting>> singleSettings(Tree tree) {
    return ExperimentSchema.variations(tree).stream().flatMap(Variation::settings).map(List::of).toList();
  }

  private static Experiment variant(Tree tree, List<ArmSetting> settings) {
    Tree changed = tree;
    for (ArmSetting setting : settings) {
      changed = Overrides.apply(changed, setting.text(), setting.value().at());
    }
    var problems = new Problems();
    Optional<Experiment> variant = bind(changed, problems);
    problems.throwIfAny();
    return variant.orElseThrow();
  }

  /// Trials read the experiment from its run folder, where it stands with every default.
  private static void checkSize(Experiment experiment, Location at, Problems problems) {
    int bytes = experiment.toYaml().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > SourceText.MAX_BYTES) {
      problems.add(new Problem(at, "has " + bytes + " bytes with every default written out, as its runs record it; the"
          + " most that is read is " + SourceText.MAX_BYTES));
    }
  }

  private static Location placeOfArms(Tree tree) {
    return tree instanceof Tree.Mapping file
        ? file.find("arms").map(entry -> entry.value().changedAt()).orElse(tree.at())
        : tree.at();
  }

  private static void checkArms(Arms arms, Location at, Problems problems) {
    long count = arms.count();
    if (count > MOST_ARMS) {
      problems.add(new Problem(at, "arms has " + (count == Long.MAX_VALUE ? "more than 10^18" : count)
          + " combinations; the most is " + MOST_ARMS + ": take values out, or make several experiments of it"));
    } else {
      arms.baseline().ifPresent(named -> checkBaseline(named, arms, problems));
    }
  }

  private static void checkBaseline(Located<String> named, Arms arms, Problems problems) {
    List<String> names = arms.combinations().stream().map(Arm::name).toList();
    if (!names.contains(named.value())) {
      Optional<String> nearest = NearestName.of(named.value(), names);
      problems.add(new Problem(named.at(), "arms.baseline must be the name of an arm, found "
          + Tree.quote(named.value()) + (nearest.isPresent() ? "" : "; the arms are " + listed(names)), nearest));
    }
  }

  private static String listed(List<String> names) {
    String shown = names.stream().limit(MOST_LISTED).map(Tree::printable).collect(Collectors.joining("', '", "'", "'"));
    return names.size() <= MOST_LISTED ? shown : shown + " and " + (names.size() - MOST_LISTED) + " more";
  }
}
