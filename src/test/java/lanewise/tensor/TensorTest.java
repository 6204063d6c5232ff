package lanewise.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TensorTest {

  private static final Shape ITEM = Shape.of(2, 3);

  @Test
  void startsEmpty() {
    Tensor tensor = new Tensor(ITEM);
    assertEquals(0, tensor.count());
    assertEquals(0, tensor.size());
    assertSame(ITEM, tensor.item());
  }

  @Test
  void zerosAreZeros() {
    Tensor tensor = Tensor.zeros(ITEM, 4);
    assertEquals(4, tensor.count());
    assertEquals(24, tensor.size());
    assertArrayEquals(new float[24], tensor.data());
    assertEquals("4 x 2x3", tensor.toString());
  }

  @Test
  void wrapsAnArrayWithoutCopying() {
    float[] data = new float[12];
    Tensor tensor = Tensor.of(ITEM, data);
    assertSame(data, tensor.data());
    assertEquals(2, tensor.count());
  }

  @Test
  void keepsItsArrayAndContentsWhileTheyAreLargeEnough() {
    Tensor tensor = Tensor.of(ITEM, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    float[] data = tensor.data();
    tensor.resize(1);
    assertEquals(6, tensor.size());
    tensor.resize(2);
    assertSame(data, tensor.data());
    assertEquals(12f, data[11]);
    tensor.resize(3);
    assertEquals(18, tensor.data().length);
  }

  @Test
  void sharesAnotherViewOfTheSameNumbers() {
    Tensor images = Tensor.zeros(ITEM, 3);
    Tensor rows = new Tensor(Shape.of(6));
    rows.share(images);
    rows.data()[7] = 5;
    assertEquals(3, rows.count());
    assertEquals(5f, images.data()[7]);
  }

  @Test
  void refusesToShareItemsOfAnotherSize() {
    assertEquals("items of shape 2x3 (6 values) cannot be seen as 5 (5)", assertThrows(IllegalArgumentException.class,
        () -> new Tensor(Shape.of(5)).share(new Tensor(ITEM))).getMessage());
  }

  @Test
  void refusesPartsOfItems() {
    assertEquals("7 values are not a whole number of items of shape 2x3 (6 values each)",
        assertThrows(IllegalArgumentException.class, () -> Tensor.of(ITEM, new float[7])).getMessage());
  }

  @Test
  void refusesCountsThatNoArrayHolds() {
    Tensor tensor = Tensor.zeros(ITEM, 1);
    assertEquals("a batch cannot hold -1 items",
        assertThrows(IllegalArgumentException.class, () -> tensor.resize(-1)).getMessage());
    assertEquals("a batch of 400000000 items of shape 2x3 (6 values each) has more than 2147483647 values: "
            + "use smaller batches",
        assertThrows(IllegalArgumentException.class, () -> tensor.resize(400_000_000)).getMessage());
    assertEquals(1, tensor.count());
  }
}
