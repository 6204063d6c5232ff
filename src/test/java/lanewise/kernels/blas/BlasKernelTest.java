package lanewise.kernels.blas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import lanewise.kernels.common.GuardedFloats;
import lanewise.kernels.common.LaneTree;
import lanewise.kernels.common.VectorWidth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlasKernelTest {

  private static final BlasKernel SCALAR = new ScalarBlas();

  static Stream<BlasKernel> twins() {
    return Stream.of(SCALAR, new VectorBlas());
  }

  @BeforeEach
  void widthIsTheOneAskedFor() {
    VectorWidth.assertAsAsked();
  }

  @ParameterizedTest
  @MethodSource("twins")
  void axpyMatchesReference(BlasKernel kernel) {
    VectorWidth.lengths().forEach(length -> {
      var x = GuardedFloats.random(3, length, 51);
      var y = GuardedFloats.random(5, length, 52);
      var sum = axpy(kernel, x, y);
      sum.assertClose(ReferenceBlas.axpy(0.3f, x.values(), y.values()), 1e-6, 1e-7, "axpy of " + x);
      sum.assertSameBits(axpy(SCALAR, x, y), "axpy of " + x);
    });
  }

  @ParameterizedTest
  @MethodSource("twins")
  void scaledDifferenceMatchesReference(BlasKernel kernel) {
    VectorWidth.lengths().forEach(length -> {
      var a = GuardedFloats.random(3, length, 53);
      var b = GuardedFloats.random(5, length, 54);
      var y = difference(kernel, a, b);
      y.assertClose(ReferenceBlas.scaledDifference(0.3f, a.values(), b.values()), 1e-6, 1e-7, "difference of " + a);
      y.assertSameBits(difference(SCALAR, a, b), "difference of " + a);
    });
  }

  @ParameterizedTest
  @MethodSource("twins")
  void sumOfSquaresMatchesReference(BlasKernel kernel) {
    VectorWidth.lengths().forEach(length -> {
      var x = GuardedFloats.random(3, length, 55);
      float sum = sumOfSquares(kernel, x);
      double expected = ReferenceBlas.sumOfSquares(x.values());
      assertEquals(expected, sum, 1e-6 * expected, () -> "sum of squares of " + x);
      assertEquals(sumOfSquares(SCALAR, x), sum, () -> "sum of squares of " + x);
    });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 64})
  void rowsAreSummedAtEveryNumberOfColumns(int rows) {
    twins().forEach(kernel -> VectorWidth.lengths().filter(columns -> columns > 0).forEach(columns -> {
      var x = GuardedFloats.random(7, rows * columns, 57);
      var sum = sumRows(kernel, rows, x);
      sum.assertClose(ReferenceBlas.sumRows(columns, x.values()), 1e-6, 1e-5, "sum of " + rows + " rows of " + x);
      sum.assertSameBits(sumRows(SCALAR, rows, x), "sum of " + rows + " rows of " + x);
    }));
  }

  @ParameterizedTest
  @MethodSource("twins")
  void noRowsSumToZero(BlasKernel kernel) {
    var sum = GuardedFloats.unset(3, 17);
    kernel.sumRows(0, 17, new float[0], 0, sum.array(), sum.at());
    sum.assertSameBits(GuardedFloats.zeros(3, 17), "sum of no rows");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void planesAreAddedToWhatWasThereAtEveryLength(int images) {
    int planes = 5;
    twins().forEach(kernel -> VectorWidth.lengths().filter(plane -> plane > 0).forEach(plane -> {
      var x = GuardedFloats.random(3, images * planes * plane, 58);
      var before = GuardedFloats.random(11, planes, 59);
      var sum = sumPlanes(kernel, images, plane, x, before);
      sum.assertClose(ReferenceBlas.sumPlanes(images, plane, x.values(), before.values()), 1e-6, 1e-5,
          images + " images of planes of " + plane);
      sum.assertSameBits(sumPlanes(SCALAR, images, plane, x, before), images + " images of planes of " + plane);
    }));
  }

  @ParameterizedTest
  @MethodSource("twins")
  void everyNumberIsFinite(BlasKernel kernel) {
    VectorWidth.lengths().forEach(length -> {
      var x = GuardedFloats.random(3, length, 61);
      assertEquals(ReferenceBlas.finite(x.values()), kernel.finite(length, x.array(), x.at()), x::toString);
    });
    var odd = GuardedFloats.of(5, 0f, -0f, Float.MIN_VALUE, -Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE, 1f);
    assertTrue(kernel.finite(odd.length(), odd.array(), odd.at()));
  }

  @ParameterizedTest
  @MethodSource("twins")
  void oneElementThatIsNotFiniteIsFoundAtEveryPlace(BlasKernel kernel) {
    float quietNaN = Float.intBitsToFloat(0xFFC0_0001);
    float signallingNaN = Float.intBitsToFloat(0x7F80_0001);
    var planted = new float[] {Float.NaN, quietNaN, signallingNaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
    VectorWidth.lengths().filter(length -> length < 28 * 28).forEach(length -> {
      var x = GuardedFloats.random(3, length, 62);
      for (int i = 0; i < length; i++) {
        for (float value : planted) {
          float before = x.get(i);
          x.array()[x.at() + i] = value;
          assertEquals(ReferenceBlas.finite(x.values()), kernel.finite(length, x.array(), x.at()),
              value + " at " + i + " of " + x);
          x.array()[x.at() + i] = before;
        }
      }
    });
  }

  private static GuardedFloats sumPlanes(BlasKernel kernel, int images, int plane, GuardedFloats x,
      GuardedFloats before) {
    var sum = before.copy();
    var workspace = GuardedFloats.unset(5, LaneTree.LANES);
    kernel.sumPlanes(images, sum.length(), plane, x.array(), x.at(), sum.array(), sum.at(), workspace.array(),
        workspace.at());
    workspace.assertGuardsIntact();
    return sum;
  }

  private static GuardedFloats axpy(BlasKernel kernel, GuardedFloats x, GuardedFloats y) {
    var sum = y.copy();
    kernel.axpy(x.length(), 0.3f, x.array(), x.at(), sum.array(), sum.at());
    return sum;
  }

  private static GuardedFloats difference(BlasKernel kernel, GuardedFloats a, GuardedFloats b) {
    var y = GuardedFloats.unset(7, a.length());
    kernel.scaledDifference(a.length(), 0.3f, a.array(), a.at(), b.array(), b.at(), y.array(), y.at());
    return y;
  }

  private static float sumOfSquares(BlasKernel kernel, GuardedFloats x) {
    var workspace = GuardedFloats.unset(5, LaneTree.LANES);
    float sum = kernel.sumOfSquares(x.length(), x.array(), x.at(), workspace.array(), workspace.at());
    workspace.assertGuardsIntact();
    return sum;
  }

  private static GuardedFloats sumRows(BlasKernel kernel, int rows, GuardedFloats x) {
    int columns = x.length() / rows;
    var sum = GuardedFloats.unset(9, columns);
    kernel.sumRows(rows, columns, x.array(), x.at(), sum.array(), sum.at());
    return sum;
  }
}
