package lanewise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import lanewise.tensor.Examples;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticDigitsTest {

  private static final int PIXELS = 28 * 28;

  @Test
  void hasTenClassesOf28x28ImagesInItsUsualSizes() {
    Dataset digits = Datasets.load(DataRequest.of("synthetic-digits"), DataFolders.ofProcess(Optional.empty()));
    assertEquals(10, digits.classes());
    assertEquals(Shape.of(1, 28, 28), digits.train().inputShape());
    assertEquals(Shape.of(10), digits.train().targetShape());
    assertEquals(8_000, digits.train().count());
    assertEquals(Optional.empty(), digits.validation());
    assertEquals(2_000, digits.test().count());
  }

  @Test
  void theFirstThousandImagesAreTheSameOnEveryMachine() {
    assertEquals("0b1acac3b31f367f48e556f84d5ba14bf9667ee1f93c2d596f6450c9d0e5ff81", load(1_000, 0, 1_000).sha256());
  }

  @Test
  void anImageDoesNotDependOnHowManyAreAskedFor() {
    Dataset few = load(6, 4, 3);
    Dataset more = load(20, 0, 10);
    float[] images = images(more.train());
    assertArrayEquals(Arrays.copyOf(images, 6 * PIXELS), images(few.train()));
    assertArrayEquals(
        Arrays.copyOfRange(images, 6 * PIXELS, 10 * PIXELS), images(few.validation().orElseThrow()));
    assertArrayEquals(Arrays.copyOf(images(more.test()), 3 * PIXELS), images(few.test()));
  }

  @Test
  void noImageOccursTwiceInTrainingAndTest() {
    Dataset digits = load(2_000, 0, 2_000);
    Set<Integer> seen = new HashSet<>();
    for (Examples examples : new Examples[] {digits.train(), digits.test()}) {
      float[] images = images(examples);
      for (int i = 0; i < examples.count(); i++) {
        seen.add(Arrays.hashCode(Arrays.copyOfRange(images, i * PIXELS, (i + 1) * PIXELS)));
      }
    }
    assertEquals(4_000, seen.size(), 2, "distinct hashes, up to chance collisions");
  }

  @Test
  void classesAreAboutEquallyFrequent() {
    Dataset digits = load(8_000, 0, 1);
    float[] targets = batch(digits.train(), false);
    for (int digit = 0; digit < 10; digit++) {
      int of = digit;
      long count = IntStream.range(0, 8_000).filter(i -> targets[10 * i + of] == 1).count();
      assertEquals(800, count, 100, "images of " + digit);
    }
  }

  @Test
  void everyImageShowsInkInItsMiddleAndLittleAtItsEdge() {
    float[] images = images(load(2_000, 0, 1).train());
    for (int i = 0; i < 2_000; i++) {
      double middle = mean(images, i, 4, 24);
      double whole = mean(images, i, 0, 28);
      double edge = (784 * whole - 676 * mean(images, i, 1, 27)) / (784 - 676);
      assertTrue(middle > 0.04 && middle < 0.6, "image " + i + ": mean intensity of the middle " + middle);
      assertTrue(edge < 0.25, "image " + i + ": mean intensity of the edge " + edge);
    }
  }

  @Test
  void refusesMoreThanItsLimitWithBothNumbers() {
    var refusal = assertThrows(DataRequestException.class, () -> load(90_000, 10_001, 1));
    assertEquals("dataset 'synthetic-digits': train 90000 and validation 10001 together ask for 100001 training "
        + "examples, there are 100000", refusal.getMessage());
    refusal = assertThrows(DataRequestException.class, () -> load(1, 0, 100_001));
    assertEquals(
        "dataset 'synthetic-digits': test asks for 100001 test examples, there are 100000", refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void skeletonsStayInTheUnitSquareAndFillItsHeight(int digit) {
    for (var variant : DigitSkeletons.of(digit)) {
      double top = 1;
      double bottom = 0;
      for (Stroke stroke : variant) {
        for (int point = 0; point < stroke.points(); point++) {
          assertTrue(stroke.x(point) >= 0 && stroke.x(point) <= 1, () -> "x of " + digit);
          assertTrue(stroke.y(point) > -1e-9 && stroke.y(point) < 1 + 1e-9, () -> "y of " + digit);
          top = Math.min(top, stroke.y(point));
          bottom = Math.max(bottom, stroke.y(point));
        }
      }
      assertEquals(0, top, 0.03);
      assertEquals(1, bottom, 0.03);
    }
  }

  /// A convolutional network has something to show here: `lenet` passes 98 %.
  @Test
  void aLinearModelStaysBetween75And93Percent() {
    Dataset digits = load(8_000, 0, 2_000);
    var model = new LinearSoftmax(PIXELS, 10);
    double best = 0;
    double last = 0;
    for (int epoch = 0; epoch < 12; epoch++) {
      model.train(images(digits.train()), batch(digits.train(), false), 8_000);
      last = model.accuracy(images(digits.test()), batch(digits.test(), false), 2_000);
      best = Math.max(best, last);
    }
    assertTrue(best < 0.93, "best test accuracy " + best);
    assertTrue(last > 0.75, "last test accuracy " + last);
  }

  private static double mean(float[] images, int image, int from, int to) {
    double sum = 0;
    for (int row = from; row < to; row++) {
      for (int column = from; column < to; column++) {
        sum += images[image * PIXELS + row * 28 + column];
      }
    }
    return sum / ((to - from) * (to - from));
  }

  private static float[] images(Examples examples) {
    return batch(examples, true);
  }

  private static float[] batch(Examples examples, boolean wantInputs) {
    var inputs = new Tensor(examples.inputShape());
    var targets = new Tensor(examples.targetShape());
    int count = examples.count();
    examples.read(IntStream.range(0, count).toArray(), 0, count, inputs, targets);
    return wantInputs ? inputs.data() : targets.data();
  }

  private static Dataset load(int train, int validation, int test) {
    var request = new DataRequest("synthetic-digits", OptionalInt.of(train), OptionalInt.of(validation),
        OptionalInt.of(test), Optional.empty(), Optional.empty());
    return Datasets.load(request, DataFolders.ofProcess(Optional.empty()));
  }
}
