package lanewise.kernels.fft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class FftPlanTest {

  @Test
  void coversWithTheNextProductsOfTwoThreeAndFive() {
    assertFrame(2, 1, FftPlan.covering(1, 1));
    assertFrame(8, 8, FftPlan.covering(7, 7));
    assertFrame(80, 80, FftPlan.covering(79, 79));
    assertFrame(90, 81, FftPlan.covering(81, 81));
    assertFrame(96, 100, FftPlan.covering(92, 97));
  }

  private static void assertFrame(int height, int width, FftPlan plan) {
    assertEquals(height, plan.height());
    assertEquals(width, plan.width());
  }

  @Test
  void sixteenVerticalFrequenciesShareABlock() {
    FftPlan plan = new FftPlan(64, 40);
    assertEquals(3 * 40, plan.blocks(), "33 vertical frequencies are 3 panels");
    assertEquals(3 * 40 * 32, plan.spectrumFloats());
    assertEquals(40 + 7, plan.block(17, 7));
    assertEquals(1, plan.lane(17));
  }

  @Test
  void refusesOtherSizesWithTheNextOne() {
    assertRefused("no transform of height 31, only even products of 2, 3 and 5: the next is 32", 31, 32);
    assertRefused("no transform of height 15, only even products of 2, 3 and 5: the next is 16", 15, 32);
    assertRefused("no transform of width 77, only products of 2, 3 and 5: the next is 80", 32, 77);
    assertRefused("height must be at least 1, found 0", 0, 32);
    assertRefused("width must be at least 1, found -1", 32, -1);
    assertRefused("a transform of 60000x60000 needs 3607680528 floats of scratch memory, more than one array holds",
        60000, 60000);
  }

  private static void assertRefused(String message, int height, int width) {
    assertEquals(message,
        assertThrows(IllegalArgumentException.class, () -> new FftPlan(height, width)).getMessage());
  }

  @Test
  void refusesWindowsWithoutElementsOrOutsideTheFrame() {
    assertEquals("rows must be at least 1, found 0",
        assertThrows(IllegalArgumentException.class, () -> FftWindow.of(0, 3)).getMessage());
    assertEquals("a window begins within its frame, found row 0, column -1",
        assertThrows(IllegalArgumentException.class, () -> new FftWindow(0, -1, 3, 3)).getMessage());
    assertThrows(AssertionError.class, () -> new ScalarFft().forward(new FftPlan(8, 8), new FftWindow(1, 0, 8, 8),
        new float[64], 0, new float[999], 0, FftPlan.BLOCK, new float[9999], 0));
  }
}
