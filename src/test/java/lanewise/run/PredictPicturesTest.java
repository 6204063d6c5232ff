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
import java.util.stream.Stream;
import lanewise.image.PlanarImage;
import lanewise.predict.ModelFiles;
import lanewise.results.Json;
import lanewise.run.DigitPictures.Told;
import lanewise.tensor.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How pictures become inputs.
class PredictPicturesTest {

  private static final int SIDE = DigitPictures.SIDE;

  @TempDir Path folder;

  private final ModelFiles digits = new ModelFiles(ModelFiles.DIGITS);
  private DigitPictures pictures;
  private Path model;

  @BeforeEach
  void writeTheModel() throws IOException {
    pictures = DigitPictures.in(folder);
    model = digits.write(folder.resolve("digits.model"));
  }

  @Test
  void darkOnLightIsHintedAtAndInvertedOnRequest() throws Exception {
    List<Double> right = DigitPictures.told(model, pictures.file("a.png")).getFirst().probabilities();
    Path dark = pictures.file("dark.png", pictures.negative());
    CommandLineRun unaware = CommandLineRun.of("predict", model, dark);
    assertEquals(dark + ": its border is bright: if the model was trained on light digits on a dark ground, as MNIST "
        + "has them, add --invert\n", unaware.err());
    assertEquals(right, DigitPictures.told(model, dark, "--invert").getFirst().probabilities());
    assertTrue(CommandLineRun.of("predict", model, pictures.file("a.png"), "--invert").err()
        .endsWith("leave --invert out\n"));
  }

  @Test
  void anotherSizeIsScaledByAreaAndTold() throws Exception {
    List<Double> right = DigitPictures.told(model, pictures.file("a.png")).getFirst().probabilities();
    Path large = pictures.file("large.png", pictures.grey(3));
    CommandLineRun run = CommandLineRun.of("predict", model, large, "--json");
    assertEquals(large + ": 84x84 pixels scaled to 28x28 by averaging areas\n", run.err());
    assertEquals(right, Json.read(run.out(), Told[].class)[0].probabilities());
    Path wide = pictures.file("wide.png", new PlanarImage(14, 28, List.of(new float[14 * 28]), Optional.empty()));
    assertEquals(wide + ": 28x14 pixels scaled to 28x28 by averaging areas, which distorts it: cut it to the same "
        + "shape first\n", CommandLineRun.of("predict", model, wide).err());
  }

  @Test
  void coloursBecomeGreyForOneChannel() throws Exception {
    var red = new PlanarImage(SIDE, SIDE, List.of(level(100), level(0), level(0)), Optional.empty());
    Told told = DigitPictures.told(model, pictures.file("red.png", red)).getFirst();
    var grey = Tensor.zeros(digits.network().architecture().input(), 1);
    Arrays.fill(grey.data(), 0.299f * 100 / 255);
    assertEquals(digits.network().predict(grey).data()[0], told.probabilities().getFirst(), 1e-6);
  }

  @Test
  void whatIsTransparentIsWhite() throws Exception {
    var nothing = new PlanarImage(SIDE, SIDE, List.of(level(0)), Optional.of(new byte[SIDE * SIDE]));
    var white = new PlanarImage(SIDE, SIDE, List.of(level(255)), Optional.empty());
    assertEquals(DigitPictures.told(model, pictures.file("white.png", white)).getFirst().probabilities(),
        DigitPictures.told(model, pictures.file("nothing.png", nothing)).getFirst().probabilities());
  }

  @Test
  void threeChannelsTakeGreyThreeTimes() throws Exception {
    var colours = new ModelFiles(ModelFiles.DIGITS.replace("[1, 28, 28]", "[3, 28, 28]"));
    Told told = DigitPictures.told(colours.write(model), pictures.file("seven.png")).getFirst();
    var batch = Tensor.zeros(colours.network().architecture().input(), 1);
    for (int c = 0; c < 3; c++) {
      System.arraycopy(pictures.digit().data(), 0, batch.data(), c * SIDE * SIDE, SIDE * SIDE);
    }
    assertEquals(colours.network().predict(batch).data()[0], told.probabilities().getFirst(), 1e-6);
  }

  @Test
  void allProblemsAreToldAndTheGoodPicturesPredicted() throws Exception {
    Path text = Files.writeString(folder.resolve("text.png"), "no picture");
    Path missing = folder.resolve("missing.png");
    Path good = pictures.file("good.png");
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
  void aNetworkThatTakesNoPicturesIsRefusedWithBothShapes() throws Exception {
    Path seven = pictures.file("seven.png");
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

  private static float[] level(float level) {
    var plane = new float[SIDE * SIDE];
    Arrays.fill(plane, level);
    return plane;
  }
}
