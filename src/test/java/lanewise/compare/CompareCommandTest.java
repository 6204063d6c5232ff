package lanewise.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lanewise.console.ExitCode;
import lanewise.console.Refusal;
import lanewise.console.Session;
import lanewise.console.StopSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CompareCommandTest {

  private static final String HEADER = "experiment,run_id,arm,work,metric,trial,repeat,sample,status,value,"
      + "weights_sha256,cpu,cores,jvm,jvm_flags,commit,data_sha256,config_sha256\n";

  @TempDir Path folder;

  private record Ran(int status, String out, String err) {}

  private Ran compare(Object... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var session = new Session(List.of(), new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8), Map.of(), new StopSignal());
    int status = new CommandLine(new CompareCommand(session))
        .setExecutionExceptionHandler((failure, _, _) -> {
          session.err().println(failure.getMessage());
          return failure instanceof Refusal refusal ? refusal.code().status() : ExitCode.FAILED.status();
        })
        .execute(List.of(arguments).stream().map(Object::toString).toArray(String[]::new));
    return new Ran(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// Ten trials of one arm, one counted sample each, around a speed.
  private Path samples(String name, String arm, double speed, String weights, String cpu) throws IOException {
    var csv = new StringBuilder(HEADER);
    for (int trial = 1; trial <= 10; trial++) {
      csv.append("e,%s,\"%s\",train,train_images_per_second,%d,%d,1,warm-up,1.0,%s,%s,2,jvm,-X,abc,d1,c1\n"
          .formatted(name, arm, trial, trial, weights, cpu));
      csv.append("e,%s,\"%s\",train,train_images_per_second,%d,%d,2,ok,%s,%s,%s,2,jvm,-X,abc,d1,c1\n"
          .formatted(name, arm, trial, trial, speed * (1 + 0.002 * (trial % 5)), weights, cpu));
    }
    return Files.writeString(folder.resolve(name + ".csv"), csv);
  }

  @Test
  void aFasterRunOfTheSameNetworkIsCalledSo() throws IOException {
    Ran ran = compare(samples("a", "vector, 2 threads", 100, "w", "cpu"),
        samples("b", "vector, 2 threads", 150, "w", "cpu"), "--no-color");
    assertEquals(0, ran.status(), ran.err());
    String line = ran.out().lines().skip(1).findFirst().orElseThrow();
    assertTrue(line.matches("vector, 2 threads +10, 10 +100 +151 +train_images_per_second +1\\.50x +1\\.\\d\\d to "
        + "1\\.\\d\\d +<0\\.001 +faster +same"), ran.out());
    assertEquals("", ran.err());
  }

  @Test
  void theGateFailsOnARegressionBeyondItsTolerance() throws IOException {
    Path before = samples("a", "vector", 100, "w", "cpu");
    Path after = samples("b", "vector", 90, "w", "cpu");
    Ran gated = compare(before, after, "--fail-on-regression", "5%");
    assertEquals(6, gated.status());
    assertTrue(gated.err().contains("gate: vector: train has 90.0 % of the baseline's speed, and at least 95.0 %"),
        gated.err());
    assertEquals(0, compare(before, after, "--fail-on-regression", "15 %").status());
    assertEquals(0, compare(before, after).status());
    assertEquals(0, compare(after, before, "--fail-on-regression", "5").status());
  }

  @Test
  void anArmThatTheRunLacksFailsTheGateToo() throws IOException {
    Path before = samples("a", "vector", 100, "w", "cpu");
    Path both = samples("b", "vector", 100, "w", "cpu");
    Files.writeString(before, Files.readString(before)
        + Files.readString(samples("c", "scalar", 10, "w", "cpu")).substring(HEADER.length()));
    Ran gated = compare(before, both, "--fail-on-regression", "5%");
    assertEquals(6, gated.status());
    assertTrue(gated.out().contains("only in the baseline: scalar: train"), gated.out());
    assertTrue(gated.err().contains("gate: the run has no samples of scalar: train"), gated.err());
  }

  @Test
  void anotherMachineIsRefusedUnlessForced() throws IOException {
    Path here = samples("a", "vector", 100, "w", "cpu");
    Path there = samples("b", "vector", 150, "w", "Z80");
    Ran refused = compare(here, there);
    assertEquals(2, refused.status());
    assertTrue(refused.err().contains("cpu, 2 cores, and Z80, 2 cores; --force"), refused.err());
    Ran forced = compare(here, there, "--force");
    assertEquals(0, forced.status());
    assertTrue(forced.out().contains("machine differs: cpu, 2 cores -> Z80, 2 cores\n"), forced.out());
  }

  @Test
  void whatDiffersAroundTheRunsIsTold() throws IOException {
    Path before = samples("a", "vector", 100, "w", "cpu");
    Path after = samples("b", "vector", 100, "v", "cpu");
    Files.writeString(after, Files.readString(after).replace(",abc,d1,c1", ",def-dirty,d1,c2"));
    Ran ran = compare(before, after);
    assertTrue(ran.out().startsWith("configuration differs: c1 -> c2\ncommit differs: abc -> def-dirty\n"), ran.out());
    assertTrue(ran.out().contains("DIFFER"), ran.out());
  }

  @Test
  void runsWithoutACommonArmAreRefused() throws IOException {
    Ran ran = compare(samples("a", "vector", 100, "w", "cpu"), samples("b", "scalar", 100, "w", "cpu"));
    assertEquals(2, ran.status());
    assertTrue(ran.err().contains("no arm in common") && ran.err().contains("scalar: train"), ran.err());
  }

  @Test
  void fewSamplesAreWarnedOf() throws IOException {
    Path few = samples("a", "vector", 100, "w", "cpu");
    Files.writeString(few, String.join("\n", Files.readAllLines(few).subList(0, 5)) + "\n");
    Ran ran = compare(few, few);
    assertTrue(ran.out().contains("unclear"), ran.out());
    assertTrue(ran.err().contains("fewer than 9 samples"), ran.err());
  }

  @Test
  void aGateThatCannotTellIsNotPassed() throws IOException {
    Path before = samples("a", "vector", 100, "w", "cpu");
    Path few = samples("b", "vector", 10, "w", "cpu");
    Files.writeString(few, String.join("\n", Files.readAllLines(few).subList(0, 5)) + "\n");
    Ran gated = compare(before, few, "--fail-on-regression", "5%");
    assertEquals(6, gated.status());
    assertTrue(gated.err().contains("gate: vector: train has 2 samples, and with fewer than 5 nothing can be called"),
        gated.err());
  }

  @Test
  void aFileOfAnotherKindIsNamed() throws IOException {
    Path other = Files.writeString(folder.resolve("runs.csv"), "experiment,run_id,arm\ne,r,a\n");
    Ran ran = compare(other, other);
    assertTrue(ran.err().contains("runs.csv is no samples.csv: it has no column work"), ran.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-5%", "100%", "5%%"})
  void aGateThatIsNoPercentageIsRefused(String gate) throws IOException {
    Path file = samples("a", "vector", 100, "w", "cpu");
    Ran ran = compare(file, file, "--fail-on-regression", gate);
    assertEquals(2, ran.status());
    assertTrue(ran.err().contains("from 0% to below 100%"), ran.err());
  }
}
