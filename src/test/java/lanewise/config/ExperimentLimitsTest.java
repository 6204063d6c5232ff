package lanewise.config;

import static lanewise.config.ExperimentText.SMALLEST;
import static lanewise.config.ExperimentText.problemsOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lanewise.config.yaml.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is small in a file and large in what it asks for.
class ExperimentLimitsTest {

  @Test
  void refusesMoreArmsThanALongCounts() {
    String arms = IntStream.range(0, 64)
        .mapToObj(layer -> "training.a" + layer + ": [1, 2]")
        .collect(Collectors.joining(", ", "{", "}"));
    assertEquals("e.yaml:10:7: arms has more than 10^18 combinations; the most is 1000: take values out, or make several"
        + " experiments of it", SMALLEST.withArms(arms).problems().getFirst());
  }

  @Test
  void refusesTooManyArmsAtTheOptionThatAsksForThem() {
    String values = IntStream.range(0, 64).mapToObj(Integer::toString).collect(Collectors.joining(", ", "[", "]"));
    String option = "arms.training.seed=" + values;
    List<String> problems = SMALLEST.withArms("{training.lambda: " + values + "}").problems(option);
    assertEquals(1, problems.size(), problems.toString());
    assertTrue(problems.getFirst().startsWith("--set " + option + ": arms has 4096 combinations"), problems.getFirst());
  }

  @Test
  void refusesWhatItsOwnRunsCouldNotReadBack() {
    String layers = "- dense: {nodes: 1, scheduler: adam}\n    ".repeat(900);
    String text = SMALLEST.text().replace("- flatten", layers + "- flatten");
    List<String> problems = problemsOf(text);
    assertEquals(1, problems.size());
    assertTrue(problems.getFirst().matches("e.yaml:1:1: has \\d+ bytes with every default written out, as its runs record it;"
        + " the most that is read is 65536"), problems.getFirst());
  }

  @Test
  void refusesAnOptionWithAPathOfMoreNamesThanAFileIsDeep() {
    List<String> problems = SMALLEST.problems("a.".repeat(20_000) + "b=1");
    assertTrue(problems.getFirst().endsWith(": has a path of 20001 names; the deepest has 64"),
        problems.getFirst().substring(problems.getFirst().length() - 60));
  }

  @Test
  void refusesASweptKeyThatIsTooDeep() {
    assertEquals(List.of("e.yaml:10:" + (8 + "training.".length() + 2 * 200 + 4)
        + ": has a path of 202 names; the deepest has 64"),
        SMALLEST.withArms("{training." + "a.".repeat(200) + "b: [1]}").problems());
  }

  @Test
  void tellsAHundredProblemsAndCountsTheRest() {
    String text = "a: 1\n".repeat(1000);
    var refusal = assertThrows(ConfigException.class, () -> Experiments.parse("e.yaml", text, List.of()));
    List<String> lines = refusal.getMessage().lines().toList();
    assertEquals(101, lines.size());
    assertEquals("and " + (refusal.problems().size() - 100) + " more problems", lines.getLast());
  }

  @ParameterizedTest
  @ValueSource(strings = {"CON", "nul", "com1.txt", "LPT9", "aux.a.b"})
  void saysWhyANameOfADeviceIsRefused(String name) {
    assertTrue(SMALLEST.problems("experiment=" + name).getFirst()
        .contains("cannot be '" + name + "': on Windows"), name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"console", "com", "lpt10", "my-nul", "NULL-model", "a.con"})
  void acceptsNamesThatOnlyLookLikeDevices(String name) {
    assertEquals(name, SMALLEST.read("experiment=" + name).name());
  }
}
