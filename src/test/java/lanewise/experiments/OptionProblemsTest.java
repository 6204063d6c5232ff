package lanewise.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lanewise.config.yaml.ConfigException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionProblemsTest {

  private static final String TEXT = """
      experiment: digits
      dataset: {name: synthetic-digits, train: 96, test: 32}
      network:
        input: [1, 28, 28]
        layers:
          - convolution: {maps: 2, kernel: 5}
          - flatten
          - output: {nodes: 10, activation: softmax}
      training: {cost: cross-entropy, scheduler: adam, epochs: 1}
      """;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("e.yaml"), TEXT);
  }

  private String problems(String... options) {
    return assertThrows(ConfigException.class, () -> ExperimentChecks.variants(file, List.of(options))).getMessage()
        .replace(file.toString(), "e.yaml");
  }

  @Test
  void whatDoesNotFitAnOptionIsToldAtTheOption() {
    assertEquals("--set network.input=[1, 4, 4]: convolution 5x5 on an image of 4x4: vertical window of 5 is larger than"
        + " the input of 4; see e.yaml:6:7", problems("network.input=[1, 4, 4]"));
  }

  @Test
  void aSectionThatAnOptionReplacesIsToldAtTheOption() {
    assertEquals("--set training={cost: ols, scheduler: adam, epochs: 1}: cost ols (regression) does not fit an output with"
        + " softmax: use cost cross-entropy, or an output with identity; see e.yaml:8:7",
        problems("training={cost: ols, scheduler: adam, epochs: 1}"));
  }

  @Test
  void ofSeveralOptionsTheOneThatBringsItAboutIsNamed() {
    assertEquals("--set network.input=[1, 4, 4]: convolution 5x5 on an image of 4x4: vertical window of 5 is larger than"
        + " the input of 4; see e.yaml:6:7", problems("network.input=[1, 4, 4]", "training.seed=7"));
  }

  @Test
  void whatIsWrongWithTheFileStaysThere() throws IOException {
    Files.writeString(file, TEXT.replace("kernel: 5", "kernel: 29"));
    assertEquals("e.yaml:6:7: convolution 29x29 on an image of 28x28: vertical window of 29 is larger than the input of 28",
        problems("training.seed=7"));
  }
}
