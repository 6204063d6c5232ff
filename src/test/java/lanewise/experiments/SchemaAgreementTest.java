package lanewise.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import lanewise.config.Experiments;
import lanewise.config.yaml.ConfigException;
import lanewise.config.yaml.Location;
import lanewise.config.yaml.Problem;
import lanewise.config.yaml.Problems;
import lanewise.config.yaml.Tree;
import lanewise.config.yaml.TreeReader;
import lanewise.config.yaml.YamlText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Experiments with random changes: the schema and the reader accept the same ones. Left out is what a schema cannot
/// say, by the [types][lanewise.config.schema.JsonSchema]' own account.
class SchemaAgreementTest {

  private static final long SEED = 2023;
  private static final int CHANGED_FILES = 400;
  private static final Location NOWHERE = Location.of("nowhere");

  private static final List<Tree> VALUES = Stream.of("-1", "0", "1", "2", "64", "513", "0.5", "1e-5", "true", "''", "x",
          "same", "relu", "leaky-relu", "adam", "constant", "he", "idx", "franke", "ols", "vector", "scalar", "fft",
          "flatten", "max", "gemm", "train", "kernels", "[]", "{}", "[1]", "[1, 2]", "[2, 2, 2]", "[256, 512]",
          "[vector]", "[scalar, vector]", "[direct, fft]", "{adam: {eta: 0.1}}", "{leaky-relu: {slope: 0.5}}",
          "{normal: {deviation: 1}}", "{momentum: }", "{dense: {nodes: 2}}", "{a: -Xint}", "{nodes: 3}",
          "{training.epochs: [1, 2]}",
          "{training.lambda: [0, x]}", "{dataset.train: [5, 0.5]}", "{network.layers.0: [flatten]}",
          "{training.scheduler: [adam, {constant: {eta: 1}}]}", "{training.epoch: [1]}",
          "{training.cost: ols}")
      .map(text -> TreeReader.value(NOWHERE, text, new Problems()))
      .toList();

  private static final List<String> NAMES = List.of("batch", "batches", "seed", "train", "path", "train_images",
      "scheduler", "activation", "stride", "padding", "arms", "kind", "kernels", "vector_bits", "jvm_flags",
      "algorithm", "algorithms", "training.batch", "network.input", "samples", "rows", "extra", "lambda");

  static List<Path> experiments() throws IOException {
    return SchemaFile.experiments();
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void acceptsWhatTheReaderAccepts(Path file) throws IOException {
    var random = new Random(SEED);
    Tree original = SchemaFile.tree(file);
    int accepted = 0;
    for (int i = 0; i < CHANGED_FILES; i++) {
      Tree changed = change(original, random);
      for (int more = random.nextInt(3); more > 0; more--) {
        changed = change(changed, random);
      }
      String text = YamlText.flow(changed.content());
      List<String> ofReader = shapeProblems(text);
      List<String> ofSchema = SchemaFile.problems(changed);
      assertEquals(ofReader.isEmpty(), ofSchema.isEmpty(), () -> "seed " + SEED + ", " + file + "\n" + text
          + "\nreader: " + ofReader + "\nschema: " + ofSchema);
      accepted += ofReader.isEmpty() ? 1 : 0;
    }
    assertTrue(accepted > CHANGED_FILES / 20 && accepted < CHANGED_FILES, accepted + " changed files were right");
  }

  private static List<String> shapeProblems(String text) {
    try {
      Experiments.parse("changed", text, List.of());
      return List.of();
    } catch (ConfigException refused) {
      return refused.problems().stream().map(Problem::message)
          .filter(message -> !message.contains("output last") && !message.contains("end with an output")
              && !message.contains("must be the name of an arm"))
          .toList();
    }
  }

  /// The tree with one change somewhere.
  private static Tree change(Tree tree, Random random) {
    return switch (tree) {
      case Tree.Mapping(Location at, List<Tree.Entry> entries) when !entries.isEmpty() -> {
        var changed = new ArrayList<>(entries);
        int index = random.nextInt(entries.size());
        Tree.Entry old = entries.get(index);
        switch (random.nextInt(12)) {
          case 0 -> changed.remove(index);
          case 1 -> put(changed, NAMES.get(random.nextInt(NAMES.size())), any(random));
          case 2 -> changed.set(index, new Tree.Entry(NOWHERE, old.key() + "s", old.value()));
          default -> changed.set(index, new Tree.Entry(NOWHERE, old.key(), change(old.value(), random)));
        }
        yield new Tree.Mapping(at, changed);
      }
      case Tree.Sequence(Location at, List<Tree> items) when !items.isEmpty() && random.nextInt(8) > 0 -> {
        var changed = new ArrayList<>(items);
        int index = random.nextInt(items.size());
        switch (random.nextInt(12)) {
          case 0 -> changed.remove(index);
          case 1 -> changed.add(items.get(index));
          default -> changed.set(index, change(items.get(index), random));
        }
        yield new Tree.Sequence(at, changed);
      }
      default -> any(random);
    };
  }

  private static void put(List<Tree.Entry> entries, String key, Tree value) {
    entries.removeIf(entry -> entry.key().equals(key));
    entries.add(new Tree.Entry(NOWHERE, key, value));
  }

  private static Tree any(Random random) {
    return VALUES.get(random.nextInt(VALUES.size()));
  }
}
