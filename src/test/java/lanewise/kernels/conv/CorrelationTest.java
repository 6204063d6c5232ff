package lanewise.kernels.conv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CorrelationTest {

  private static final ConvGeometry STRIDED = new ConvGeometry(1, 7, 5, 1, 4, 3, 3, 2, 3, 1, 2, 0);

  @Test
  void rangesOfFilterAndOutputRowsAreThoseThatReadTheImage() {
    Correlation of = Correlation.forward(STRIDED);
    for (int p = 0; p < of.outputHeight(); p++) {
      for (int r = 0; r < of.kernelHeight(); r++) {
        int h = p * of.strideHeight() + r - of.padTop();
        boolean inImage = h >= 0 && h < of.height();
        assertEquals(inImage, r >= of.firstFilterRow(p) && r < of.endFilterRow(p), "p " + p + ", r " + r);
        assertEquals(inImage, p >= of.firstOutputRow(r) && p < of.endOutputRow(r), "p " + p + ", r " + r);
      }
    }
  }

  @Test
  void residuesAndPhasesCoverTheInputAndTheFilterOnce() {
    int positions = 0;
    int taps = 0;
    for (int residue = 0; residue < STRIDED.strideHeight(); residue++) {
      for (int phase = 0; phase < STRIDED.strideWidth(); phase++) {
        Correlation of = Correlation.toInput(STRIDED, residue, phase);
        positions += of.outputHeight() * of.outputWidth();
        taps += of.filterFloats();
      }
    }
    assertEquals(STRIDED.height() * STRIDED.width(), positions, "input positions");
    assertEquals(STRIDED.weightFloats(), taps, "filter taps");
  }
}
