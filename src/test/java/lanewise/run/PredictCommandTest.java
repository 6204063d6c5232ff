package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lanewise.data.DataFolders;
import lanewise.data.DataRequest;
import lanewise.data.Datasets;
import lanewise.image.ImageFiles;
import lanewise.image.ImageFormat;
import lanewise.image.PlanarImage;
import lanewise.predict.ModelFiles;
import lanewise.results.Json;
import lanewise.tensor.Examples;
import lanewise.tensor.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictCommandTest {

  private static final int SIDE = 28;

  /// A prediction as printed by `--json`.
  private record Told(String picture, Optional<Integer> predicted, List<Double> probabilities, List<Double> outputs,
      Optional<String> problem) {}

  @TempDir Path folder;

  private final ModelFiles digits = new ModelFiles(ModelFiles.DIGITS);
  private final Tensor digit = digit();
  private Path model;

  @BeforeEach
  void writeTheModel() throws IOException {
    model = digits.write(folder.resolve("digits.model"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vector", "scalar"})
  void theNetworkSaysWhatItSaysOfTheSameExample(String kernels) throws Exception {
    Told told = told(model, picture("seven.png", grey(1)), "--kernels", kernels).getFirst();
    float[] expected = digits.network().predict(digit).data();
    assertEquals(IntStream.range(0, 10).mapToObj(i -> Double.valueOf(Float.toString(expected[i]))).toList(),
        told.probabilities());
    assertEquals(digits.network().predictClasses(digit)[0], told.predicted().orElseThrow());
    assertEquals(List.of(), told.outputs());
    assertEquals(Optional.empty(), told.problem());
  }

  @Test
  void theTableHasTheThreeLikeliestClasses() throws Exception {
    CommandLineRun run = CommandLineRun.of("predict", model, picture("seven.png", grey(1)));
    assertEquals(0, run.status(), run.err());
    List<String> lines = run.out().lines().toList();
    assertTrue(lines.getFirst().matches("picture +class  probability +2nd +3rd"), run.out());
    assertTrue(lines.get(1).matches("\\S*seven.png +\\d +\\d+\\.\\d\\d % +\\d: +\\d+\\.\\d\\d % +\\d: +\\d+\\.\\d\\d %"),
        run.out());
    assertEquals(2, lines.size());
    assertEquals("", run.err());
  }

  @Test
  void withAllTheTableHasEveryClass() throws Exception {
    CommandLineRun run = CommandLineRun.of("predict", model, picture("seven.png", grey(1)), "--all");
    assertEquals("picture class 0 1 2 3 4 5 6 7 8 9", String.join(" ", run.out().lines().findFirst().orElseThrow()
        .split(" +")));
  }

  @Test
  void darkOnLightIsHintedAtAndInvertedOnRequest() throws Exception {
    List<Double> right = told(model, picture("a.png", grey(1))).getFirst().probabilities();
    Path dark = picture("dark.png", negative(grey(1)));
    CommandLineRun unaware = CommandLineRun.of("predict", model, dark);
    assertEquals(dark + ": its border is bright: if the model was trained on light digits on a dark ground, as MNIST "
        + "has them, add --invert\n", unaware.err());
    assertEquals(right, told(model, dark, "--invert").getFirst().probabilities());
    assertTrue(CommandLineRun.of("predict", model, picture("a.png", grey(1)), "--invert").err()
        .endsWith("leave --invert out\n"));
  }

  @Test
  void anotherSizeIsScaledByAreaAndTold() throws Exception {
    List<Double> right = told(model, picture("a.png", grey(1))).getFirst().probabilities();
    Path large = picture("large.png", grey(3));
    CommandLineRun run = CommandLineRun.of("predict", model, large, "--json");
    assertEquals(large + ": 84x84 pixels scaled to 28x28 by averaging areas\n", run.err());
    assertEquals(right, Json.read(run.out(), Told[].class)[0].probabilities());
    Path wide = picture("wide.png", new PlanarImage(14, 28, List.of(new float[14 * 28]), Optional.empty()));
    assertEquals(wide + ": 28x14 pixels scaled to 28x28 by averaging areas, which distorts it: cut it to the same shape "
        + "first\n", CommandLineRun.of("predict", model, wide).err());
  }

  @Test
  void coloursBecomeGreyForOneChannel() throws Exception {
    var red = new PlanarImage(SIDE, SIDE, List.of(levels(100), levels(0), levels(0)), Optional.empty());
    Told told = told(model, picture("red.png", red)).getFirst();
    var grey = Tensor.zeros(digits.network().architecture().input(), 1);
    Arrays.fill(grey.data(), 0.299f * 100 / 255);
    assertEquals(digits.network().predict(grey).data()[0], told.probabilities().getFirst(), 1e-6);
  }

  @Test
  void whatIsTransparentIsWhite() throws Exception {
    var nothing = new PlanarImage(SIDE, SIDE, List.of(levels(0)), Optional.of(new byte[SIDE * SIDE]));
    var white = new PlanarImage(SIDE, SIDE, List.of(levels(255)), Optional.empty());
    assertEquals(told(model, picture("white.png", white)).getFirst().probabilities(),
        told(model, picture("nothing.png", nothing)).getFirst().probabilities());
  }

  @Test
  void threeChannelsTakeGreyThreeTimes() throws Exception {
    var colours = new ModelFiles(ModelFiles.DIGITS.replace("[1, 28, 28]", "[3, 28, 28]"));
    Told told = told(colours.write(model), picture("seven.png", grey(1))).getFirst();
    var batch = Tensor.zeros(colours.network().architecture().input(), 1);
    for (int c = 0; c < 3; c++) {
      System.arraycopy(digit.data(), 0, batch.data(), c * SIDE * SIDE, SIDE * SIDE);
    }
    assertEquals(colours.network().predict(batch).data()[0], told.probabilities().getFirst(), 1e-6);
  }

  @Test
  void allProblemsAreToldAndTheGoodPicturesPredicted() throws Exception {
    Path text = Files.writeString(folder.resolve("text.png"), "no picture");
    Path missing = folder.resolve("missing.png");
    Path good = picture("good.png", grey(1));
    CommandLineRun run = CommandLineRun.of("predict", model, text, good, missing);
    assertEquals(4, run.status());
    assertEquals(List.of(text + ": is neither PNG nor JPEG", missing + ": there is no such file"),
        run.err().lines().toList());
    assertEquals(2, run.out().lines().count(), run.out());
    Told[] told = Json.read(CommandLineRun.of("predict", model, text, good, missing, "--json").out(), Told[].class);
    assertEquals(List.of(true, false, true), Stream.of(told).map(each -> each.problem().isPresent()).toList());
    assertEquals(Optional.empty(), told[0].predicted());
  }

  @Test
  void aDamagedModelIsDamagedData() throws Exception {
    byte[] bytes = Files.readAllBytes(model);
    bytes[bytes.length - 100] ^= 1;
    Files.write(model, bytes);
    CommandLineRun run = CommandLineRun.of("predict", model, picture("seven.png", grey(1)));
    assertEquals(4, run.status());
    assertTrue(run.err().startsWith(model + ": byte "), run.err());
    assertEquals("", run.out());
  }

  @Test
  void aBinaryNetworkIsCutAtItsThreshold() throws Exception {
    var binary = new ModelFiles(ModelFiles.DIGITS.replace("nodes: 10, activation: softmax", "nodes: 1, activation: sigmoid")
        .replace("cross-entropy", "logistic"));
    binary.write(model);
    double output = binary.network().predict(digit).data()[0];
    Path seven = picture("seven.png", grey(1));
    Told told = told(model, seven).getFirst();
    assertEquals(2, told.probabilities().size());
    assertEquals(output, told.probabilities().getLast(), 1e-6);
    assertEquals(output >= 0.5 ? 1 : 0, told.predicted().orElseThrow());
    assertEquals(1, told(model, seven, "--threshold", output - 0.01).getFirst().predicted().orElseThrow());
    assertEquals(0, told(model, seven, "--threshold", output + 0.01).getFirst().predicted().orElseThrow());
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
    Path seven = picture("seven.png", grey(1));
    Told told = told(model, seven).getFirst();
    assertEquals(Optional.empty(), told.predicted());
    assertEquals(List.of(), told.probabilities());
    float[] expected = regression.network().predict(digit).data();
    assertEquals(List.of(Double.valueOf(Float.toString(expected[0])), Double.valueOf(Float.toString(expected[1]))),
        told.outputs());
    assertTrue(CommandLineRun.of("predict", model, seven).out().lines().findFirst().orElseThrow()
        .matches("picture +output 0 +output 1"));
  }

  @Test
  void aThresholdIsForBinaryNetworks() throws Exception {
    CommandLineRun run = CommandLineRun.of("predict", model, picture("seven.png", grey(1)), "--threshold", "0.5");
    assertEquals(2, run.status());
    assertEquals("--threshold is for binary networks, with one output; " + model + " has 10 for multi-class "
        + "classification: leave it out\n", run.err());
  }

  @Test
  void aNetworkThatTakesNoPicturesIsRefusedWithBothShapes() throws Exception {
    Path seven = picture("seven.png", grey(1));
    for (var shape : Map.of("[784]", "784, a row of numbers", "[2, 28, 28]", "2x28x28").entrySet()) {
      String yaml = ModelFiles.DIGITS.replace("[1, 28, 28]", shape.getKey());
      new ModelFiles(shape.getKey().equals("[784]") ? yaml.replaceAll("(?m)^ +- (convolution|flatten).*\n", "") : yaml)
          .write(model);
      CommandLineRun run = CommandLineRun.of("predict", model, seven);
      assertEquals(2, run.status());
      assertEquals("the model's input is " + shape.getValue() + ", but " + seven + " is 1x28x28: predict takes models "
          + "of pictures, with an input of 1 or 3 channels\n", run.err());
    }
  }

  @Test
  void anUnknownKernelSetIsRefused() throws Exception {
    CommandLineRun run = CommandLineRun.of("predict", model, picture("seven.png", grey(1)), "--kernels", "fast");
    assertEquals(2, run.status());
    assertEquals("--kernels is one of [scalar, vector], found 'fast'\n", run.err());
  }

  private static List<Told> told(Object... arguments) {
    CommandLineRun run = CommandLineRun.of(
        Stream.concat(Stream.concat(Stream.of("predict"), Stream.of(arguments)), Stream.of("--json")).toArray());
    assertEquals(0, run.status(), run.err());
    return List.of(Json.read(run.out(), Told[].class));
  }

  /// The first test digit of the synthetic ones.
  private static Tensor digit() {
    Examples examples = Datasets.load(new DataRequest("synthetic-digits", OptionalInt.of(1),
        OptionalInt.empty(), OptionalInt.of(1), Optional.empty(), Optional.empty()),
        new DataFolders(Optional.empty(), Map.of(), Path.of("."))).test();
    var inputs = new Tensor(examples.inputShape());
    examples.read(new int[] {0}, 0, 1, inputs, new Tensor(examples.targetShape()));
    return inputs;
  }

  /// The digit as a picture, each pixel `times` by `times`.
  private PlanarImage grey(int times) {
    int side = SIDE * times;
    var plane = new float[side * side];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = 255 * digit.data()[i / side / times * SIDE + i % side / times];
    }
    return new PlanarImage(side, side, List.of(plane), Optional.empty());
  }

  private static PlanarImage negative(PlanarImage image) {
    float[] plane = image.planes().getFirst();
    for (int i = 0; i < plane.length; i++) {
      plane[i] = 255 - plane[i];
    }
    return image;
  }

  private static float[] levels(float level) {
    var plane = new float[SIDE * SIDE];
    Arrays.fill(plane, level);
    return plane;
  }

  private Path picture(String name, PlanarImage image) throws IOException {
    return Files.write(folder.resolve(name), ImageFiles.encoded(image, ImageFormat.PNG));
  }
}
