package lanewise.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ShapeTest {

  @Test
  void knowsItsExtentsAndSize() {
    Shape shape = Shape.of(8, 28, 14);
    assertEquals(3, shape.rank());
    assertEquals(8, shape.extent(0));
    assertEquals(14, shape.extent(2));
    assertEquals(8 * 28 * 14, shape.size());
    assertEquals("8x28x14", shape.toString());
    assertEquals("10", Shape.of(10).toString());
  }

  @Test
  void isEqualByExtentsNotBySize() {
    assertEquals(Shape.of(2, 3), Shape.of(2, 3));
    assertEquals(Shape.of(2, 3).hashCode(), Shape.of(2, 3).hashCode());
    assertNotEquals(Shape.of(2, 3), Shape.of(3, 2));
    assertNotEquals(Shape.of(6), Shape.of(2, 3));
    assertNotEquals(Shape.of(1, 6), Shape.of(6));
  }

  @Test
  void doesNotFollowChangesOfTheArrayItWasMadeOf() {
    int[] extents = {2, 3};
    Shape shape = Shape.of(extents);
    extents[0] = 5;
    assertEquals(Shape.of(2, 3), shape);
  }

  @Test
  void holdsAsManyElementsAsAnIntCounts() {
    assertEquals(Integer.MAX_VALUE, Shape.of(Integer.MAX_VALUE).size());
    assertRefuses("shape [65536, 32768]: more than 2147483647 elements", 65536, 32768);
    assertRefuses("shape [65536, 65536, 65536, 65536]: more than 2147483647 elements", 65536, 65536, 65536, 65536);
  }

  @Test
  void refusesExtentsBelowOneAndNoneAtAll() {
    assertRefuses("shape [3, 0, 2]: every extent must be at least 1, found 0", 3, 0, 2);
    assertRefuses("shape [-1]: every extent must be at least 1, found -1", -1);
    assertRefuses("a shape needs at least one extent");
  }

  private static void assertRefuses(String message, int... extents) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, () -> Shape.of(extents)).getMessage());
  }
}
