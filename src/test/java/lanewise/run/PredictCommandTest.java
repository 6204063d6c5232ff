package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lanewise.predict.ModelFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictCommandTest {

  @TempDir Path folder;

  private final ModelFiles digits = new ModelFiles(ModelFiles.DIGITS);
  private DigitPictures pictures;
  private Path model;

  @BeforeEach
  void writeTheModel() throws IOException {
    pictures = DigitPictures.in(folder);
    model = digits.write(folder.resolve("digits.model"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vector", "scalar"})
  void theNetworkSaysWhatItSaysOfTheSameExample(String kernels) throws Exception {
    DigitPictures.Told told = DigitPictures.told(model, pictures.file("seven.png"), "--kernels", kernels).getFirst();
    float[] expected = digits.network().predict(pictures.digit()).data();
    assertEquals(IntStream.range(0, 10).mapToObj(i -> Double.valueOf(Float.toString(expected[i]))).toList(),
        told.probabilities());
    assertEquals(digits.network().predictClasses(pictures.digit())[0], told.predicted().orElseThrow());
    assertEquals(List.of(), told.outputs());
    assertEquals(Optional.empty(), told.problem());
  }

  @Test
  void theTableHasTheThreeLikeliestClasses() throws Exception {
    CommandLineRun run = CommandLineRun.of("predict", model, pictures.file("seven.png"));
    assertEquals(0, run.status(), run.err());
    List<String> lines = run.out().lines().toList();
    assertTrue(lines.getFirst().matches("picture +class  probability +2nd +3rd"), run.out());
    String percent = "\\d+\\.\\d\\d %";
    assertTrue(lines.get(1).matches("\\S*seven.png +\\d +" + percent + " +\\d: +" + percent + " +\\d: +" + percent),
        run.out());
    assertEquals(2, lines.size());
    assertEquals("", run.err());
  }

  @Test
  void withAllTheTableHasEveryClass() throws Exception {
    CommandLineRun run = CommandLineRun.of("predict", model, pictures.file("seven.png"), "--all");
    assertEquals("picture class 0 1 2 3 4 5 6 7 8 9", String.join(" ", run.out().lines().findFirst().orElseThrow()
        .split(" +")));
  }

  @Test
  void anOutputThatIsNotFiniteIsNoPrediction() throws Exception {
    digits.network().parameters().forEach(parameter -> Arrays.fill(parameter.value(), 1e38f));
    CommandLineRun run = CommandLineRun.of("predict", digits.write(folder.resolve("huge.model")),
        pictures.file("seven.png"));
    assertEquals(4, run.status(), run.out());
    assertEquals("", run.out());
    assertTrue(run.err().contains("seven.png: the network's output is not finite (NaN): its weights are too large"),
        run.err());
  }

  @Test
  void namesOfPicturesDoNotReachTheTerminalAsTheyAre() throws Exception {
    Path named = Files.copy(pictures.file("seven.png"), folder.resolve("a\n\u001b[31mred.png"));
    CommandLineRun run = CommandLineRun.of("predict", model, named);
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("a\\u000A\\u001B[31mred.png"), run.out());
  }

  @Test
  void aDamagedModelIsDamagedData() throws Exception {
    byte[] bytes = Files.readAllBytes(model);
    bytes[bytes.length - 100] ^= 1;
    Files.write(model, bytes);
    CommandLineRun run = CommandLineRun.of("predict", model, pictures.file("seven.png"));
    assertEquals(4, run.status());
    assertTrue(run.err().startsWith(model + ": byte "), run.err());
    assertEquals("", run.out());
  }

  @Test
  void aBinaryNetworkIsCutAtItsThreshold() throws Exception {
    var binary = new ModelFiles(ModelFiles.DIGITS.replace("cross-entropy", "logistic")
        .replace("nodes: 10, activation: softmax", "nodes: 1, activation: sigmoid"));
    binary.write(model);
    double output = binary.network().predict(pictures.digit()).data()[0];
    Path seven = pictures.file("seven.png");
    DigitPictures.Told told = DigitPictures.told(model, seven).getFirst();
    assertEquals(2, told.probabilities().size());
    assertEquals(output, told.probabilities().getLast(), 1e-6);
    assertEquals(output >= 0.5 ? 1 : 0, told.predicted().orElseThrow());
    assertEquals(Optional.of(1), DigitPictures.told(model, seven, "--threshold", output - 0.01).getFirst().predicted());
    assertEquals(Optional.of(0), DigitPictures.told(model, seven, "--threshold", output + 0.01).getFirst().predicted());
    assertTrue(CommandLineRun.of("predict", model, seven).out().lines().findFirst().orElseThrow()
        .matches("picture +class  probability +2nd"));
    CommandLineRun refused = CommandLineRun.of("predict", model, seven, "--threshold", "1.5");
    assertEquals(2, refused.status());
    assertEquals("--threshold must be from 0 to 1, found 1.5\n", refused.err());
  }

  @Test
  void aRegressionNetworkGivesItsOutputs() throws Exception {
    var regression = new ModelFiles(ModelFiles.DIGITS.replace("nodes: 10, activation: softmax", "nodes: 2")
        .replace("cross-entropy", "ols"));
    regression.write(model);
    Path seven = pictures.file("seven.png");
    DigitPictures.Told told = DigitPictures.told(model, seven).getFirst();
    assertEquals(Optional.empty(), told.predicted());
    assertEquals(List.of(), told.probabilities());
    float[] expected = regression.network().predict(pictures.digit()).data();
    assertEquals(List.of(Double.valueOf(Float.toString(expected[0])), Double.valueOf(Float.toString(expected[1]))),
        told.outputs());
    assertTrue(CommandLineRun.of("predict", model, seven).out().lines().findFirst().orElseThrow()
        .matches("picture +output 0 +output 1"));
  }

  @Test
  void aThresholdIsForBinaryNetworks() throws Exception {
    CommandLineRun run = CommandLineRun.of("predict", model, pictures.file("seven.png"), "--threshold", "0.5");
    assertEquals(2, run.status());
    assertEquals("--threshold is for binary networks, with one output; " + model + " has 10 for multi-class "
        + "classification: leave it out\n", run.err());
  }

  @Test
  void anUnknownKernelSetIsRefused() throws Exception {
    CommandLineRun run = CommandLineRun.of("predict", model, pictures.file("seven.png"), "--kernels", "fast");
    assertEquals(2, run.status());
    assertEquals("--kernels is one of [scalar, vector], found 'fast'\n", run.err());
  }
}
