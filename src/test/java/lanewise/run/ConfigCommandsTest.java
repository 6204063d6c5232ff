package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import lanewise.config.Experiments;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigCommandsTest {

  @TempDir Path folder;
  private Path tiny;

  @BeforeEach
  void writeExperiment() throws IOException {
    tiny = CommandLineRun.tiny(folder);
  }

  private static JsonArray array(CommandLineRun run) {
    return JsonParser.parseString(run.out()).getAsJsonArray();
  }

  @Test
  void checkSaysOkForEveryFileThatWorks() {
    CommandLineRun run = CommandLineRun.of("config", "check", tiny, "experiments/kernels.yaml");
    assertEquals(0, run.status(), run.err());
    assertEquals(tiny + ": ok\nexperiments/kernels.yaml: ok\n", run.out());
    assertEquals("", run.err());
  }

  @Test
  void checkTellsTheProblemsOfAllFilesAtOnceAndWhichFilesAreRight() throws IOException {
    Path shape = changed("shape.yaml", "epochs: 2", "epochs: 0");
    Path network = changed("network.yaml", "kernel: [3, 3]", "kernel: [29, 31], padding: valid");
    Path data = changed("data.yaml", "train: 96", "train: 999999");
    CommandLineRun run = CommandLineRun.of("config", "check", shape, tiny, network, data);
    assertEquals(2, run.status(), run.err());
    assertEquals(tiny + ": ok\n", run.out());
    for (String place : List.of(shape + ":13:", network + ":6:", data + ":2:10: ")) {
      assertTrue(run.err().lines().anyMatch(line -> line.startsWith(place)), place + " is not in " + run.err());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"training.epochs=0", "network.input=[3, 28, 28]", "arms.algorithm=winograd",
      "dataset.train=999999", "training.batch=", "experiment=a/b", "arms={dataset.train: [96, 999999]}",
      "arms={training.epochs: [1, 0]}"})
  void checkRefusesWhatRunRefusesInTheSameWords(String setting) {
    CommandLineRun check = CommandLineRun.of("config", "check", tiny, "--set", setting);
    CommandLineRun run = CommandLineRun.of("run", "--dry-run", tiny, "--set", setting);
    assertEquals(run.status(), check.status());
    assertEquals(run.err(), check.err());
  }

  @Test
  void checkNeedsNoDataAndNotesThatItIsMissing() {
    CommandLineRun run = CommandLineRun.of("config", "check", tiny, "--set", "dataset={name: mnist}", "--data", folder);
    assertEquals(0, run.status(), run.err());
    assertEquals(tiny + ": ok\n", run.out());
    assertEquals(tiny + ": note: checked without its data: files of mnist are missing\n", run.err());
  }

  @Test
  void checkOfDamagedDataIsADataError() throws IOException {
    for (String name : List.of("images", "labels")) {
      Files.writeString(folder.resolve(name), "no IDX");
    }
    CommandLineRun run = CommandLineRun.of("config", "check", tiny, "--set", """
        dataset={name: idx, train_images: %1$s/images, train_labels: %1$s/labels, test_images: %1$s/images, \
        test_labels: %1$s/labels}""".formatted(folder));
    assertEquals(4, run.status(), run.err());
  }

  @Test
  void checkPrintsJson() throws IOException {
    Path wrong = changed("wrong.yaml", "epochs: 2", "epoch: 2");
    CommandLineRun run = CommandLineRun.of("config", "check", "--json", tiny, wrong);
    assertEquals(2, run.status());
    assertEquals("", run.err());
    JsonObject right = array(run).get(0).getAsJsonObject();
    assertTrue(right.get("ok").getAsBoolean() && right.get("problems").getAsJsonArray().isEmpty(), run.out());
    JsonObject problem = StreamSupport.stream(
            array(run).get(1).getAsJsonObject().get("problems").getAsJsonArray().spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .filter(each -> !each.get("suggestion").isJsonNull())
        .findFirst().orElseThrow();
    assertEquals("epochs", problem.get("suggestion").getAsString());
    assertEquals(wrong.toString(), problem.get("source").getAsString());
    assertEquals(List.of(13, 3), List.of(problem.get("line").getAsInt(), problem.get("column").getAsInt()));
  }

  @Test
  void showPrintsTheResolvedExperiment() {
    CommandLineRun run = CommandLineRun.of("config", "show", tiny, "--set", "training.epochs=7");
    assertEquals(0, run.status(), run.err());
    assertEquals(Experiments.read(tiny, List.of("training.epochs=7")).toYaml(), run.out());
    assertTrue(run.out().contains("  decay: 1.0\n"), run.out());
  }

  @Test
  void showPrintsJson() {
    CommandLineRun run = CommandLineRun.of("config", "show", "--json", tiny);
    JsonObject training = JsonParser.parseString(run.out()).getAsJsonObject().getAsJsonObject("training");
    assertEquals(2, training.get("epochs").getAsInt());
    assertEquals(0.5, training.get("threshold").getAsDouble());
  }

  @Test
  void showTellsTheOriginOfEachValue() {
    CommandLineRun run = CommandLineRun.of("config", "show", "--origin", tiny, "--set", "training.epochs=1");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("  epochs: 1                  # --set training.epochs=1\n"), run.out());
    assertTrue(run.out().contains("      kernel: [3, 3]         # " + tiny + ":6:38\n"), run.out());
    assertTrue(run.out().contains("  decay: 1.0                 # default\n"), run.out());
    assertTrue(run.out().contains("  - flatten                  # " + tiny + ":8:7\n"), run.out());
    assertFalse(run.out().contains("network:  "), run.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"quickstart", "kernels", "paper-mnist", "franke-regression"})
  void whatShowPrintsWithOriginsReadsBackToTheSameExperiment(String name) {
    Path file = Path.of("experiments", name + ".yaml");
    CommandLineRun run = CommandLineRun.of("config", "show", "--origin", file);
    assertEquals(Experiments.read(file, List.of()), Experiments.parse("shown", run.out(), List.of()), run.out());
  }

  @Test
  void showPrintsOriginsAsJson() {
    CommandLineRun run = CommandLineRun.of("config", "show", "--origin", "--json", tiny);
    var origins = StreamSupport.stream(array(run).spliterator(), false).map(JsonElement::getAsJsonObject).toList();
    JsonObject maps = origins.stream()
        .filter(each -> each.get("path").getAsString().equals("network.layers.0.convolution.maps"))
        .findFirst().orElseThrow();
    assertEquals(2, maps.get("value").getAsInt());
    assertEquals(tiny + ":6:27", maps.get("origin").getAsString());
  }

  @Test
  void schemaIsWhatIsCheckedIn() throws IOException {
    assertEquals(Files.readString(Path.of("experiments", "schema.json")), CommandLineRun.of("config", "schema").out());
  }

  private Path changed(String name, String from, String to) throws IOException {
    return Files.writeString(folder.resolve(name), CommandLineRun.TINY.replace(from, to));
  }
}
