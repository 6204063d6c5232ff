package lanewise.kernels.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterKernelTest {

  @ParameterizedTest
  @ValueSource(strings = {"identity", "box", "box:4", "box:255", "gaussian", "gaussian:0.3", "gaussian:42", "sharpen"})
  void kernelsThatKeepTheMeanAddUpToOne(String name) {
    assertEquals(1, FilterKernels.named(name).sum(), 1e-12);
    assertFalse(FilterKernels.named(name).sumsToZero());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sobel-x", "sobel-y", "laplacian"})
  void kernelsOfChangeAddUpToZero(String name) {
    assertTrue(FilterKernels.named(name).sumsToZero());
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "box:5", "gaussian:2.5", "gaussian:40", "sobel-x", "sobel-y"})
  void productsAreRecognisedAndTakenApart(String name) {
    FilterKernel kernel = FilterKernels.named(name);
    Separation separation = Separation.of(kernel);
    assertTrue(separation.exact(), () -> name + " leaves " + separation.residual());
    for (int r = 0; r < kernel.height(); r++) {
      for (int s = 0; s < kernel.width(); s++) {
        assertEquals(kernel.weight(r, s), separation.column()[r] * separation.row()[s], 1e-12, r + "," + s);
      }
    }
  }

  @Test
  void theResidualIsWhatTheProductMisses() {
    assertEquals(Math.sqrt(0.5), Separation.of(FilterKernel.of("unit", new double[] {1, 0}, new double[] {0, 1}))
        .residual(), 1e-15);
    assertFalse(Separation.of(FilterKernels.sharpen()).exact());
    assertFalse(Separation.of(FilterKernel.of("nearly", new double[] {1, 1}, new double[] {1, 1 + 1e-9})).exact());
    assertTrue(Separation.of(FilterKernel.of("zero", new double[] {0, 0})).exact());
  }

  @Test
  void aGaussianReachesThreeSigmasAndFallsOffAsTheDensityDoes() {
    FilterKernel kernel = FilterKernels.gaussian(2.5);
    assertEquals(17, kernel.height());
    assertEquals(17, kernel.width());
    assertEquals(Math.exp(-(9 + 4) / (2 * 2.5 * 2.5)), kernel.weight(8 + 3, 8 - 2) / kernel.weight(8, 8), 1e-12);
  }

  @Test
  void aSlopeOfOneToTheRightOrDownwardGivesEight() {
    FilterKernel x = FilterKernels.sobelX().rotated();
    FilterKernel y = FilterKernels.sobelY().rotated();
    double alongX = 0;
    double alongY = 0;
    for (int r = 0; r < 3; r++) {
      for (int s = 0; s < 3; s++) {
        alongX += x.weight(r, s) * s;
        alongY += y.weight(r, s) * r;
      }
    }
    assertEquals(8, alongX);
    assertEquals(8, alongY);
  }

  @Test
  void aRotationTurnsRowsAndColumnsRound() {
    FilterKernel turned = FilterKernel.of("k", new double[] {1, 2, 3}, new double[] {4, 5, 6}).rotated();
    assertEquals(6, turned.weight(0, 0));
    assertEquals(3, turned.weight(1, 0));
    assertEquals("k (2x3)", turned.toString());
  }

  @ParameterizedTest
  @CsvSource({"box, box:3", "gaussian, gaussian:1", "gaussian:2.50, gaussian:2.5", "sobel-x, sobel-x"})
  void aKernelIsNamedWithItsParameter(String text, String name) {
    assertEquals(name, FilterKernels.named(text).name());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "sobl-x | there are identity, box[:SIZE], gaussian[:SIGMA], sobel-x, sobel-y, laplacian and sharpen, not 'sobl-x'",
    "sobel-x:3 | kernel sobel-x takes no parameter, found 'sobel-x:3'",
    "box:0 | the size of box must be from 1 to 255, found 0",
    "box:256 | the size of box must be from 1 to 255, found 256",
    "box:two | the size of box is a whole number such as box:5, found 'box:two'",
    "box: | the size of box is a whole number such as box:5, found 'box:'",
    "gaussian:0 | the sigma of gaussian must be above 0 and finite, found 0.0",
    "gaussian:NaN | the sigma of gaussian must be above 0 and finite, found NaN",
    "gaussian:wide | the sigma of gaussian is a number such as gaussian:2.5, found 'gaussian:wide'",
    "gaussian:43 | the sigma of gaussian must be at most 42 for a kernel of at most 255 rows, found 43.0"})
  void namesThatNameNoKernelAreRefused(String text, String message) {
    var refused = assertThrows(IllegalArgumentException.class, () -> FilterKernels.named(text));
    assertEquals(message, refused.getMessage());
  }

  @Test
  void weightsThatMakeNoKernelAreRefused() {
    refuses("kernel k: row 1 has 1 weights, row 0 has 2", new double[] {1, 2}, new double[] {1});
    refuses("kernel k: the weight in row 0, column 1 is Infinity; weights are finite numbers of single precision",
        new double[] {1, Double.POSITIVE_INFINITY});
    refuses("kernel k has 256 columns, the most are 255", new double[256]);
    refuses("rows of kernel k must be at least 1, found 0");
    refuses("columns of kernel k must be at least 1, found 0", new double[0]);
  }

  private static void refuses(String message, double[]... rows) {
    var refused = assertThrows(IllegalArgumentException.class, () -> FilterKernel.of("k", rows));
    assertEquals(message, refused.getMessage());
  }
}
