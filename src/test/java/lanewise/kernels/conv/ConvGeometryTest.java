package lanewise.kernels.conv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ConvGeometryTest {

  @Test
  void samePaddingGivesTheCeilingOfInputOverStride() {
    for (int input = 1; input < 20; input++) {
      for (int kernel = 1; kernel <= 6; kernel++) {
        for (int stride = 1; stride <= 4; stride++) {
          if (kernel > input + Math.max((Math.ceilDiv(input, stride) - 1) * stride + kernel - input, 0)) {
            continue;
          }
          ConvGeometry g = ConvGeometry.same(1, input, input, 1, kernel, kernel, stride, stride);
          assertEquals(Math.ceilDiv(input, stride), g.outputHeight(), "input " + input + ", kernel " + kernel
              + ", stride " + stride);
          assertTrue(g.padBottom() - g.padTop() <= 1 && g.padBottom() >= g.padTop(), "the odd row goes below");
        }
      }
    }
  }

  @Test
  void refusesAKernelLargerThanThePaddedImageWithBothNumbers() {
    var refused = assertThrows(IllegalArgumentException.class, () -> ConvGeometry.valid(1, 28, 28, 8, 31, 5, 1, 1));
    assertEquals("vertical window of 31 is larger than the input of 28", refused.getMessage());
  }

  @Test
  void refusesPaddingAsLargeAsTheKernel() {
    var refused = assertThrows(IllegalArgumentException.class,
        () -> new ConvGeometry(1, 8, 8, 1, 3, 3, 1, 1, 0, 0, 3, 0));
    assertEquals("horizontal padding 3 and 0 must be between 0 and 2, one less than the window of 3",
        refused.getMessage());
  }

  @Test
  void refusesSizesBelowOneAndSizesThatOverflow() {
    assertEquals("maps must be at least 1, found 0",
        assertThrows(IllegalArgumentException.class, () -> ConvGeometry.valid(1, 8, 8, 0, 3, 3, 1, 1)).getMessage());
    assertEquals("vertical stride must be at least 1, found 0",
        assertThrows(IllegalArgumentException.class, () -> ConvGeometry.valid(1, 8, 8, 1, 3, 3, 0, 1)).getMessage());
    assertEquals("input has 70000 x 200 x 200 elements, more than 2147483647",
        assertThrows(IllegalArgumentException.class, () -> ConvGeometry.valid(70000, 200, 200, 1, 3, 3, 1,
            1)).getMessage());
  }
}
