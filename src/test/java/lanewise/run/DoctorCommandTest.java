package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

  @TempDir Path folder;

  @Test
  void aMachineThatBuildsLanewiseIsHealthyEnough() {
    CommandLineRun run = CommandLineRun.of("doctor", "--data", folder, "--results", folder);
    assertEquals(0, run.status(), run.out());
    assertTrue(run.out().contains("ok    Java            25"), run.out());
    assertTrue(run.out().contains("ok    same bits       scalar and vector kernels agree"), run.out());
    assertTrue(run.out().contains("note  mnist           not in " + folder), run.out());
    assertTrue(run.out().contains("\n0 fail, "), run.out());
  }

  @Test
  void theJsonTellsTheWorstLevelAndEveryFinding() {
    CommandLineRun run = CommandLineRun.of("doctor", "--data", folder, "--results", folder, "--json");
    JsonObject told = JsonParser.parseString(run.out()).getAsJsonObject();
    assertTrue(told.get("status").getAsString().matches("note|warn"), run.out());
    JsonObject module = told.getAsJsonArray("environment").get(3).getAsJsonObject();
    assertEquals("vector module", module.get("check").getAsString());
    assertEquals("ok", module.get("level").getAsString());
    assertTrue(module.get("remedy").isJsonNull(), run.out());
    assertEquals(2, told.getAsJsonArray("data").size());
  }

  @Test
  void aDamagedDatasetEndsWithFour() throws IOException {
    Files.writeString(folder.resolve("train-labels-idx1-ubyte"), "no labels");
    CommandLineRun run = CommandLineRun.of("doctor", "--data", folder, "--results", folder);
    assertEquals(4, run.status(), run.out());
    assertTrue(run.out().contains("fail  mnist"), run.out());
  }

  @Test
  void aResultsFolderThatCannotBeWrittenEndsWithThree() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    CommandLineRun run = CommandLineRun.of("doctor", "--data", folder, "--results", file);
    assertEquals(3, run.status(), run.out());
    assertTrue(run.out().contains("cannot write " + file), run.out());
  }
}
