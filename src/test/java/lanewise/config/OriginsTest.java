package lanewise.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lanewise.config.yaml.Origins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginsTest {

  @TempDir Path folder;

  private String origin(String path, ExperimentText text, String... overrides) throws IOException {
    Path file = Files.writeString(folder.resolve("e.yaml"), text.text());
    return Experiments.origins(file, List.of(overrides)).stream()
        .filter(line -> line.path().equals(path))
        .map(Origins.Line::origin)
        .findFirst().orElseThrow(() -> new AssertionError(path + " is not there"))
        .replace(file.toString(), "e.yaml");
  }

  @Test
  void aValueOfTheFileHasItsPlace() throws IOException {
    assertEquals("e.yaml:8:48", origin("training.epochs", ExperimentText.SMALLEST));
    assertEquals("e.yaml:6:7", origin("network.layers.0", ExperimentText.SMALLEST));
  }

  @Test
  void aSingleValueHasItsPlaceWhereItStandsForAList() throws IOException {
    assertEquals("e.yaml:10:17", origin("arms.kernels", ExperimentText.SMALLEST.withArms("{kernels: scalar}")));
    assertEquals("e.yaml:6:38", origin("network.layers.0.convolution.kernel",
        ExperimentText.SMALLEST.withLayer("convolution: {maps: 1, kernel: 3}")));
  }

  @Test
  void aWordThatStandsForSettingsHasItsPlaceAndItsSettingsAreDefaults() throws IOException {
    assertEquals("e.yaml:8:34", origin("training.scheduler.adam", ExperimentText.SMALLEST));
    assertEquals("default", origin("training.scheduler.adam.eta", ExperimentText.SMALLEST));
  }

  @Test
  void whatIsTakenAwayOrHasNoValueIsADefault() throws IOException {
    assertEquals("default", origin("training.seed", ExperimentText.SMALLEST.withTraining("seed: ")));
    assertEquals("default", origin("training.seed", ExperimentText.SMALLEST.withTraining("seed: 1"), "training.seed="));
  }

  @Test
  void anOptionIsTheOriginOfWhatItSets() throws IOException {
    assertEquals("--set training.seed=5", origin("training.seed", ExperimentText.SMALLEST, "training.seed=5"));
    assertEquals("--set training.scheduler={momentum: {eta: 1}}",
        origin("training.scheduler.momentum.eta", ExperimentText.SMALLEST, "training.scheduler={momentum: {eta: 1}}"));
  }

  @Test
  void aListThatAnOptionChangesInPartHasBothOrigins() throws IOException {
    assertEquals("e.yaml:4:10, --set network.input.0=3",
        origin("network.input", ExperimentText.SMALLEST, "network.input.0=3"));
  }

  @Test
  void aLongLineDoesNotPushTheOriginsOfTheOthers() throws IOException {
    var text = ExperimentText.SMALLEST.withArms("{jvm_flags: '-D" + "x".repeat(200) + "'}");
    Path file = Files.writeString(folder.resolve("e.yaml"), text.text());
    String yaml = Origins.toYaml(Experiments.origins(file, List.of()));
    assertTrue(yaml.lines().filter(line -> !line.contains("jvm_flags")).allMatch(line -> line.indexOf('#') < 70), yaml);
    assertTrue(yaml.contains("xxx]  # "), yaml);
  }

  @Test
  void anOptionOfSeveralLinesStandsOnOne() throws IOException {
    Path file = Files.writeString(folder.resolve("e.yaml"), ExperimentText.SMALLEST.text());
    var option = "network.layers=\n- dense: {nodes: 3}\n- output: {nodes: 2}";
    String yaml = Origins.toYaml(Experiments.origins(file, List.of(option)));
    assertEquals(Experiments.read(file, List.of(option)), Experiments.parse("shown", yaml, List.of()), yaml);
  }
}
