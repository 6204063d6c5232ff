package lanewise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;

class LabelledImagesTest {

  private static final Shape IMAGE = Shape.of(1, 1, 2);
  private static final Shape CLASSES = Shape.of(3);

  private final byte[] pixels = {99, 0, 1, 2, 3, (byte) 254, (byte) 255};
  private final byte[] labels = {99, 99, 2, 0, 1};
  private final LabelledImages images = new LabelledImages(IMAGE, 3, pixels, 1, labels, 2, 3);
  private final Tensor inputs = new Tensor(IMAGE);
  private final Tensor targets = new Tensor(CLASSES);

  @Test
  void readsBytesAsFractionsOf255AndLabelsAsOneHotRows() {
    images.read(new int[] {7, 2, 0}, 1, 3, inputs, targets);
    assertEquals(2, inputs.count());
    assertArrayEquals(new float[] {254 / 255f, 1f, 0f, 1 / 255f}, Arrays.copyOf(inputs.data(), 4));
    assertArrayEquals(new float[] {0, 1, 0, 0, 0, 1}, Arrays.copyOf(targets.data(), 6));
  }

  @Test
  void aSmallerBatchLeavesNothingOfTheOneBefore() {
    images.read(new int[] {0, 1, 2}, 0, 3, inputs, targets);
    images.read(new int[] {1}, 0, 1, inputs, targets);
    assertEquals(1, targets.count());
    assertArrayEquals(new float[] {1, 0, 0}, Arrays.copyOf(targets.data(), 3));
  }

  @Test
  void aPartCountsFromItsOwnStart() {
    LabelledImages part = images.part(1, 2);
    assertEquals(2, part.count());
    part.read(new int[] {1}, 0, 1, inputs, targets);
    assertArrayEquals(new float[] {254 / 255f, 1f}, Arrays.copyOf(inputs.data(), 2));
    assertThrows(IndexOutOfBoundsException.class, () -> part.read(new int[] {2}, 0, 1, inputs, targets));
    assertThrows(IndexOutOfBoundsException.class, () -> images.part(2, 2));
  }

  @Test
  void refusesExamplesOutsideTheSet() {
    assertThrows(IndexOutOfBoundsException.class, () -> images.read(new int[] {3}, 0, 1, inputs, targets));
    assertThrows(IndexOutOfBoundsException.class, () -> images.read(new int[] {-1}, 0, 1, inputs, targets));
    assertThrows(IndexOutOfBoundsException.class, () -> images.read(new int[] {0}, 0, 2, inputs, targets));
  }

  @Test
  void refusesTensorsOfAnotherShape() {
    var refusal = assertThrows(IllegalArgumentException.class,
        () -> images.read(new int[] {0}, 0, 1, new Tensor(Shape.of(2)), targets));
    assertEquals("inputs have items of shape 2, the examples have 1x1x2", refusal.getMessage());
    refusal = assertThrows(IllegalArgumentException.class,
        () -> images.read(new int[] {0}, 0, 1, inputs, new Tensor(Shape.of(10))));
    assertEquals("targets have items of shape 10, the examples have 3", refusal.getMessage());
  }
}
