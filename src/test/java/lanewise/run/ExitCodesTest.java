package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Each exit code that there is, by a command line that a user could type.
@Timeout(180)
class ExitCodesTest {

  private static final String MODULE = "--add-modules=jdk.incubator.vector";
  /// In the mask of ignored signals, of which the first is number 1.
  private static final long SIGINT_BIT = 1 << 1;

  @TempDir Path folder;
  private Path tiny;
  private Path results;

  @BeforeEach
  void writeExperiment() throws IOException {
    tiny = CommandLineRun.tiny(folder);
    results = folder.resolve("results");
  }

  @Test
  void code0AfterARunOfAllTrials() {
    assertStatus(0, CommandLineRun.of("run", tiny, "--results", results, "--quiet", "--set", "arms.kernels=scalar",
        "--set", "training.epochs=1"));
  }

  @Test
  void code1AfterARunWithAFailedTrial() {
    assertStatus(1, CommandLineRun.of("run", tiny, "--results", results, "--quiet", "--set", "arms.kernels=scalar",
        "--set", "arms.jvm_flags=['-XX:+NoSuchFlag']"));
  }

  @Test
  void code2ForAnUnknownOption() {
    assertStatus(2, CommandLineRun.of("run", tiny, "--dryrun"));
  }

  @Test
  void code2ForAMistakeInTheExperiment() throws IOException {
    Files.writeString(tiny, CommandLineRun.TINY.replace("epochs:", "epoch:"));
    assertStatus(2, CommandLineRun.of("run", tiny, "--results", results));
  }

  @Test
  void code3WithoutTheVectorModule() throws Exception {
    Process run = start(List.of(), "run", tiny, "--results", results);
    String err = new String(run.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(3, run.waitFor(), err);
    assertTrue(err.startsWith("Java was started without the Vector API"), err);
  }

  @Test
  void code3WithoutFusedMultiplyAdd() throws Exception {
    Process run = start(List.of(MODULE, "-XX:+IgnoreUnrecognizedVMOptions", "-XX:-UseFMA"), "run", tiny, "--dry-run");
    String err = new String(run.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(3, run.waitFor(), err);
    assertTrue(err.contains("fused multiply-add"), err);
  }

  @Test
  void code4ForADatasetThatIsNotThere() {
    assertStatus(4, CommandLineRun.of("run", tiny, "--results", results, "--data", folder,
        "--set", "dataset={name: mnist}"));
  }

  @Test
  void code5WhenTheLossDiverges() {
    assertStatus(5, CommandLineRun.of("run", tiny, "--results", results, "--quiet", "--set", "arms.kernels=scalar",
        "--set", "training.scheduler={constant: {eta: 1e10}}", "--set", "training.lambda=1e30"));
  }

  @Test
  void code6ForAnArmSlowerThanTheGateAllows() throws IOException {
    Path baseline = samples("baseline.csv", 1000);
    Path slower = samples("slower.csv", 900);
    assertStatus(6, CommandLineRun.of("compare", baseline, slower, "--fail-on-regression", "5%"));
    assertStatus(0, CommandLineRun.of("compare", baseline, slower, "--fail-on-regression", "15%"));
  }

  @Test
  void code7ForResultsThatCannotBeWritten() throws IOException {
    assertStatus(7, CommandLineRun.of("run", tiny, "--results", Files.createFile(results)));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void code130AfterCtrlC() throws Exception {
    assumeFalse(interruptIsIgnored(), "this process was started with SIGINT ignored, and so are its children");
    assertEquals(130, statusAfter("INT"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void code143AfterSigterm() throws Exception {
    assertEquals(143, statusAfter("TERM"));
  }

  private static void assertStatus(int status, CommandLineRun run) {
    assertEquals(status, run.status(), run.err());
  }

  /// Twelve samples of one arm, all close to `imagesPerSecond`.
  private Path samples(String file, int imagesPerSecond) throws IOException {
    String header = "experiment,run_id,arm,work,metric,trial,repeat,sample,status,value,weights_sha256,cpu,cores,jvm,"
        + "jvm_flags,commit,data_sha256,config_sha256\n";
    return Files.writeString(folder.resolve(file), header + IntStream.rangeClosed(1, 12)
        .mapToObj(trial -> "tiny,a-run,vector,train,train_images_per_second," + trial + "," + trial + ",1,ok,"
            + (imagesPerSecond + trial) + ",,a CPU,2,OpenJDK 25,,0123abc,,\n")
        .collect(Collectors.joining()));
  }

  /// The exit status of a run that gets the signal once it trains.
  private int statusAfter(String signal) throws Exception {
    Process run = start(List.of(MODULE), "run", tiny, "--results", results, "--set", "training.epochs=1000000");
    BufferedReader err = run.errorReader(StandardCharsets.UTF_8);
    for (String line = ""; !line.contains("epoch 1/"); ) {
      line = err.readLine();
      assertTrue(line != null, "the run ended by itself");
    }
    Thread.ofVirtual().start(() -> err.lines().forEach(_ -> { }));
    assertEquals(0, new ProcessBuilder("kill", "-" + signal, Long.toString(run.pid())).start().waitFor());
    return run.waitFor();
  }

  private Process start(List<String> flags, Object... arguments) throws IOException {
    var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  /// As in the background of a shell without job control.
  private static boolean interruptIsIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .anyMatch(line -> (Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16) & SIGINT_BIT) != 0);
  }
}
