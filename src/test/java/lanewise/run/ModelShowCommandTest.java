package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import lanewise.predict.ModelFiles;
import lanewise.results.Json;
import lanewise.storage.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelShowCommandTest {

  @TempDir Path folder;

  private final ModelFiles model = new ModelFiles(ModelFiles.DIGITS);

  @Test
  void layersProvenanceAndHashesAreShown() throws Exception {
    Path file = model.write(folder.resolve("digits.model"));
    byte[] bytes = Files.readAllBytes(file);
    CommandLineRun run = CommandLineRun.of("model", "show", file);
    assertEquals(0, run.status(), run.err());
    assertEquals(model.network().summary() + """

        experiment  digits, arm 'vector, 2 threads'
        kernels     vector, convolutions best
        data        synthetic-digits, SHA-256 %s
        cost        cross-entropy
        seed        7
        trained     2 epochs
        test        loss 0.312500, accuracy 90.00 %%
        created     2026-01-02T03:04:05Z
        commit      0123abc
        jvm         a JVM
        cpu         a CPU
        config      SHA-256 %s
        weights     SHA-256 %s
        file        SHA-256 %s, %,d bytes
        verified    the file, each of its 4 tensors, the configuration and the weights
        """.formatted("d".repeat(64), facts(file).getAsJsonObject("header").get("configSha256").getAsString(),
            model.network().weightsSha256(), Sha256.of(bytes), bytes.length), run.out());
  }

  @Test
  void aCheckpointSaysHowFarItIs() throws Exception {
    CommandLineRun run = CommandLineRun.of("model", "show", model.writeUnfinished(folder.resolve("0001-000003.model")));
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("""
        trained     2 epochs, unfinished
        at          epoch 3, 7 steps of it done
        best        epoch 2, loss 0.250000, accuracy 90.00 %
        """), run.out());
    assertTrue(run.out().contains("each of its 12 tensors"), run.out());
  }

  @Test
  void asJsonThereIsAllOfIt() throws Exception {
    Path file = model.writeUnfinished(folder.resolve("0001-000003.model"));
    JsonObject facts = facts(file);
    assertEquals("0 convolution weights", facts.getAsJsonArray("tensors").get(0).getAsJsonObject().get("name")
        .getAsString());
    assertEquals(3, facts.getAsJsonArray("layers").size());
    assertEquals(model.network().architecture().parameters(), facts.get("parameters").getAsLong());
    assertEquals(7, facts.getAsJsonObject("header").getAsJsonObject("progress").get("step").getAsInt());
    assertTrue(facts.getAsJsonObject("header").get("config").getAsString().startsWith("experiment: digits\n"));
  }

  @Test
  void aDamagedFileIsDamagedData() throws Exception {
    Path file = model.write(folder.resolve("digits.model"));
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 1000));
    CommandLineRun run = CommandLineRun.of("model", "show", file);
    assertEquals(4, run.status());
    assertTrue(run.err().startsWith(file + ": "), run.err());
    assertEquals("", run.out());
  }

  @Test
  void theTerminalIsNotAtTheFilesMercy() throws Exception {
    model.created = "\u001b[2J";
    CommandLineRun run = CommandLineRun.of("model", "show", model.write(folder.resolve("digits.model")));
    assertTrue(run.out().contains("created     ?[2J\n"), run.out());
  }

  @Test
  void withoutACommandTheGroupSaysWhichThereAre() {
    CommandLineRun run = CommandLineRun.of("model");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("Commands: show"), run.err());
  }

  private static JsonObject facts(Path file) {
    return Json.read(CommandLineRun.of("model", "show", file, "--json").out(), JsonObject.class);
  }
}
