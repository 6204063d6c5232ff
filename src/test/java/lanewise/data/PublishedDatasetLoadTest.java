package lanewise.data;

import static lanewise.data.IdxFixture.counting;
import static lanewise.data.IdxFixture.gzip;
import static lanewise.data.IdxFixture.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import lanewise.tensor.Examples;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedDatasetLoadTest {

  private static final OptionalInt DEFAULT = OptionalInt.empty();

  @TempDir
  private Path root;
  private Path folder;

  @BeforeEach
  void writeFiles() {
    folder = root.resolve("mnist");
    IdxFixture.writeDataset(folder, 12, 5, 10);
  }

  @Test
  void takesEverythingByDefault() {
    Dataset mnist = load(DEFAULT, DEFAULT, DEFAULT);
    assertEquals("mnist", mnist.name());
    assertEquals(10, mnist.classes());
    assertEquals(12, mnist.train().count());
    assertEquals(Optional.empty(), mnist.validation());
    assertEquals(5, mnist.test().count());
    assertEquals(Shape.of(1, 2, 3), mnist.train().inputShape());
    assertEquals(Shape.of(10), mnist.train().targetShape());
  }

  @Test
  void validationTakesTheExamplesAfterTraining() {
    Dataset mnist = load(OptionalInt.of(4), OptionalInt.of(3), OptionalInt.of(2));
    assertEquals(4, mnist.train().count());
    assertEquals(3, mnist.validation().orElseThrow().count());
    assertEquals(2, mnist.test().count());
    assertFirstPixelAndLabel(mnist.train(), 0, 0);
    assertFirstPixelAndLabel(mnist.validation().orElseThrow(), 4 * 6, 4);
    assertFirstPixelAndLabel(mnist.test(), 100, 1);
  }

  @Test
  void trainingTakesWhatValidationLeaves() {
    Dataset mnist = load(DEFAULT, OptionalInt.of(5), DEFAULT);
    assertEquals(7, mnist.train().count());
    assertFirstPixelAndLabel(mnist.validation().orElseThrow(), 7 * 6, 7);
  }

  @Test
  void refusesMoreThanThereIsWithBothNumbers() {
    assertRefused(OptionalInt.of(13), DEFAULT, DEFAULT,
        "dataset 'mnist': train asks for 13 training examples, there are 12");
    assertRefused(OptionalInt.of(10), OptionalInt.of(3), DEFAULT,
        "dataset 'mnist': train 10 and validation 3 together ask for 13 training examples, there are 12");
    assertRefused(DEFAULT, OptionalInt.of(12), DEFAULT,
        "dataset 'mnist': validation 12 leaves none of the 12 examples for training");
    assertRefused(DEFAULT, DEFAULT, OptionalInt.of(6), "dataset 'mnist': test asks for 6 test examples, there are 5");
    assertRefused(OptionalInt.of(Integer.MAX_VALUE), OptionalInt.of(Integer.MAX_VALUE), DEFAULT, "ask for 4294967294");
  }

  @Test
  void refusesLessThanOne() {
    assertRefused(OptionalInt.of(0), DEFAULT, DEFAULT, "dataset 'mnist': train must be at least 1, found 0");
    assertRefused(DEFAULT, OptionalInt.of(-1), DEFAULT, "dataset 'mnist': validation must be at least 0, found -1");
    assertRefused(DEFAULT, DEFAULT, OptionalInt.of(0), "dataset 'mnist': test must be at least 1, found 0");
  }

  @Test
  void theDigestDependsOnContentNotOnCompressionOrRequest() throws IOException {
    String before = load(DEFAULT, DEFAULT, DEFAULT).sha256();
    Path images = folder.resolve("train-images-idx3-ubyte");
    byte[] content = Files.readAllBytes(images);
    Files.delete(images);
    write(folder.resolve("train-images-idx3-ubyte.gz"), gzip(content));
    assertEquals(before, load(OptionalInt.of(3), DEFAULT, DEFAULT).sha256());
    content[content.length - 1]++;
    write(folder.resolve("train-images-idx3-ubyte.gz"), gzip(content));
    assertNotEquals(before, load(DEFAULT, DEFAULT, DEFAULT).sha256());
  }

  @Test
  void namesTheFilesThatAnIncompleteFolderLacks() throws IOException {
    Files.delete(folder.resolve("t10k-labels-idx1-ubyte"));
    var refusal = assertThrows(MissingDataException.class, () -> load(DEFAULT, DEFAULT, DEFAULT));
    assertTrue(refusal.getMessage().startsWith(
        "dataset 'mnist' is incomplete: " + folder + " lacks\n  t10k-labels-idx1-ubyte or t10k-labels-idx1-ubyte.gz\n"),
        refusal.getMessage());
    assertTrue(refusal.getMessage().contains("./lanewise data fetch mnist"), refusal.getMessage());
  }

  @Test
  void refusesAnotherNumberOfLabelsThanImages() {
    Path labels = write(folder.resolve("t10k-labels-idx1-ubyte"), counting(0, 10, 4));
    assertDamaged(folder.resolve("t10k-images-idx3-ubyte.gz") + ": byte 4: 5 images, but " + labels + " has 4 labels");
  }

  @Test
  void refusesALabelBeyondTheClasses() {
    Path labels = write(folder.resolve("t10k-labels-idx1-ubyte"), counting(7, 256, 5));
    assertDamaged(labels + ": byte 11: label 10; with 10 classes the largest is 9");
  }

  @Test
  void refusesLabelsOfMoreThanOneDimension() {
    Path labels = write(folder.resolve("t10k-labels-idx1-ubyte"), counting(0, 10, 5, 1));
    assertDamaged(labels + ": byte 3: 2 dimensions; a file of labels has 1");
  }

  @Test
  void refusesTestImagesOfAnotherSize() {
    Path images = write(folder.resolve("t10k-images-idx3-ubyte.gz"), counting(0, 10, 5, 3, 3));
    assertDamaged(
        images + ": byte 8: its images are 1x3x3, those of " + folder.resolve("train-images-idx3-ubyte") + " are 1x2x3");
  }

  private Dataset load(OptionalInt train, OptionalInt validation, OptionalInt test) {
    var request = new DataRequest("mnist", train, validation, test, Optional.empty(), Optional.empty());
    return Datasets.load(request, new DataFolders(Optional.of(root), Map.of(), root));
  }

  private void assertRefused(OptionalInt train, OptionalInt validation, OptionalInt test, String message) {
    var refusal = assertThrows(DataRequestException.class, () -> load(train, validation, test));
    assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
  }

  private void assertDamaged(String message) {
    var refusal = assertThrows(DataFormatException.class, () -> load(DEFAULT, DEFAULT, DEFAULT));
    assertEquals(message, refusal.getMessage());
  }

  private static void assertFirstPixelAndLabel(Examples examples, int pixel, int label) {
    var inputs = new Tensor(examples.inputShape());
    var targets = new Tensor(examples.targetShape());
    examples.read(new int[] {0}, 0, 1, inputs, targets);
    assertEquals(pixel / 255f, inputs.data()[0]);
    float[] oneHot = new float[10];
    oneHot[label] = 1;
    assertArrayEquals(oneHot, Arrays.copyOf(targets.data(), 10));
  }
}
