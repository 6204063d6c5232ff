package lanewise.kernels.conv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lanewise.kernels.common.GuardedFloats;
import lanewise.kernels.common.ReferenceSums;
import lanewise.kernels.common.VectorWidth;
import lanewise.kernels.fft.FftPlan;
import org.junit.jupiter.api.Test;

/// Also the statement of [FftConv] about its error, which follows the norms of whole planes.
class FftConvTest extends ConvKernelTest {

  FftConvTest() {
    super(new ScalarFftConv(), new VectorFftConv(), 1);
  }

  @Override
  Stream<ConvGeometry> geometries() {
    List<ConvGeometry> all = new ArrayList<>();
    int lanes = VectorWidth.LANES;
    for (int width : new int[] {1, lanes - 1, lanes, lanes + 1, 3 * lanes + 1}) {
      all.add(ConvGeometry.same(1, 3, width, 2, 3, 3, 1, 1));
    }
    all.add(ConvGeometry.same(1, 28, 28, 8, 5, 5, 1, 1));
    all.add(ConvGeometry.same(3, 28, 28, 5, 11, 11, 1, 1));
    all.add(ConvGeometry.valid(3, 14, 14, 10, 3, 3, 1, 1));
    all.add(ConvGeometry.same(8, 14, 14, 16, 5, 5, 1, 1));
    all.add(ConvGeometry.same(2, 32, 30, 3, 31, 21, 1, 1));
    all.add(ConvGeometry.same(5, 9, 11, 6, 2, 4, 1, 1));
    all.add(ConvGeometry.same(1, 4, 3, 1, 9, 8, 1, 1));
    all.add(ConvGeometry.valid(4, 8, 8, 4, 8, 8, 1, 1));
    all.add(ConvGeometry.valid(5, 6, 6, 7, 1, 1, 1, 1));
    all.add(ConvGeometry.valid(1, 1, 50, 3, 1, 9, 1, 1));
    all.add(ConvGeometry.valid(2, 50, 1, 3, 9, 1, 1, 1));
    all.add(new ConvGeometry(3, 7, 20, 4, 4, 5, 1, 1, 3, 0, 1, 4));
    all.add(new ConvGeometry(2, 5, 33, 5, 3, 6, 1, 1, 0, 2, 5, 5));
    all.add(new ConvGeometry(2, 1, 1, 9, 7, 7, 1, 1, 3, 3, 6, 0));
    return all.stream();
  }

  @Override
  void assertForwardClose(Operands o, ReferenceSums expected, GuardedFloats y, String what) {
    ConvGeometry g = o.g();
    double unit = errorOfOne(g);
    double[] x = norms(o.x(), g.height() * g.width());
    double[] w = norms(o.w(), g.kernelHeight() * g.kernelWidth());
    int plane = g.outputHeight() * g.outputWidth();
    expected.assertWithin(y, i -> {
      int k = i / plane % g.maps();
      double bound = Math.abs(o.b().get(k));
      for (int c = 0; c < g.channels(); c++) {
        bound += x[i / g.outputFloats() * g.channels() + c] * w[k * g.channels() + c];
      }
      return unit * bound;
    }, what);
  }

  @Override
  void assertDInputClose(Operands o, ReferenceSums expected, GuardedFloats dx, String what) {
    ConvGeometry g = o.g();
    double unit = errorOfOne(g);
    double[] dy = norms(o.dy(), g.outputHeight() * g.outputWidth());
    double[] w = norms(o.w(), g.kernelHeight() * g.kernelWidth());
    int plane = g.height() * g.width();
    expected.assertWithin(dx, i -> {
      int c = i / plane % g.channels();
      double bound = 0;
      for (int k = 0; k < g.maps(); k++) {
        bound += dy[i / g.inputFloats() * g.maps() + k] * w[k * g.channels() + c];
      }
      return unit * bound;
    }, what);
  }

  @Override
  void assertDWeightsClose(Operands o, GuardedFloats before, ReferenceSums expected, GuardedFloats dw, String what) {
    ConvGeometry g = o.g();
    double unit = errorOfOne(g);
    double[] x = norms(o.x(), g.height() * g.width());
    double[] dy = norms(o.dy(), g.outputHeight() * g.outputWidth());
    int plane = g.kernelHeight() * g.kernelWidth();
    expected.assertWithin(dw, i -> {
      int k = i / plane / g.channels();
      int c = i / plane % g.channels();
      double bound = Math.abs(before.get(i));
      for (int n = 0; n < o.images(); n++) {
        bound += x[n * g.channels() + c] * dy[n * g.maps() + k];
      }
      return unit * bound;
    }, what);
  }

  /// `2^-24 · log2(height · width of the frame)`
  private static double errorOfOne(ConvGeometry g) {
    FftPlan plan = FftFrame.of(g).plan();
    return 0x1p-24 * Math.log(plan.height() * plan.width()) / Math.log(2);
  }

  /// Euclidean norm of each plane of `floats` floats.
  private static double[] norms(GuardedFloats x, int floats) {
    double[] norms = new double[x.length() / floats];
    for (int i = 0; i < norms.length; i++) {
      double squares = 0;
      for (int j = 0; j < floats; j++) {
        squares += Math.pow(x.get(i * floats + j), 2);
      }
      norms[i] = Math.sqrt(squares);
    }
    return norms;
  }

  @Test
  void aBatchLargerThanTheImagesKeptTogetherIsWholeAndInOrder() {
    ConvGeometry g = ConvGeometry.same(2, 9, 10, 5, 5, 3, 1, 1);
    Operands six = Operands.of(g, 6);
    GuardedFloats y = forward(new VectorFftConv(), six);
    assertForwardClose(six, ReferenceConv.forward(g, 6, six.x(), six.w(), six.b()), y, "six images");
    y.assertSameBits(forward(new ScalarFftConv(), six), "vector against scalar");
  }

  @Test
  void oneLargePixelCostsThePlaneItsSmallestDigits() {
    ConvGeometry g = ConvGeometry.same(1, 16, 16, 1, 3, 3, 1, 1);
    Operands random = Operands.of(g, 1);
    GuardedFloats x = random.x().copy();
    x.array()[x.at()] = 0x1p20f;
    Operands o = new Operands(g, 1, x, random.w(), random.b(), random.dy());
    ReferenceSums expected = ReferenceConv.forward(g, 1, x, o.w(), o.b());
    GuardedFloats y = forward(new VectorFftConv(), o);
    assertForwardClose(o, expected, y, "one large pixel");
    assertThrows(AssertionError.class, () -> expected.assertClose(y, 100, "error of each sum"));
  }

  @Test
  void refusesStridesAndSpectraThatNoArrayHoldsWithTheNumbers() {
    ConvGeometry strided = ConvGeometry.same(1, 28, 28, 8, 5, 5, 2, 1);
    ConvGeometry huge = ConvGeometry.same(1024, 64, 64, 512, 3, 3, 1, 1);
    String tooMany = "fft needs 3623899808 floats for the spectra of 512x1024 filters in a frame of "
        + "72x72, more than one array holds";
    for (FftConv twin : List.of(new ScalarFftConv(), new VectorFftConv())) {
      assertEquals(Optional.of("fft covers stride 1, found stride 2x1"), twin.refusal(strided));
      assertEquals(Optional.of(tooMany), twin.refusal(huge));
      assertEquals(Optional.empty(), twin.refusal(ConvGeometry.same(1, 28, 28, 8, 5, 5, 1, 1)));
      assertEquals(tooMany,
          assertThrows(IllegalArgumentException.class, () -> twin.filterFloats(huge)).getMessage());
    }
  }

  @Test
  void isNamedFft() {
    assertEquals("fft", ConvAlgorithm.FFT.label());
    assertEquals(ConvAlgorithm.FFT, new VectorFftConv().algorithm());
  }
}
