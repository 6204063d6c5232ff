package lanewise.kernels.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import lanewise.kernels.common.GuardedFloats;
import lanewise.kernels.common.VectorWidth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SoftmaxKernelTest {

  private static final int ROWS = 3;

  static Stream<SoftmaxKernel> twins() {
    return Stream.of(new ScalarSoftmax(), new VectorSoftmax());
  }

  private static IntStream columns() {
    return IntStream.concat(IntStream.of(10, 31, 33, 100), VectorWidth.lengths());
  }

  @BeforeEach
  void widthIsTheOneAskedFor() {
    VectorWidth.assertAsAsked();
  }

  @ParameterizedTest
  @MethodSource("twins")
  void forwardMatchesReferenceForEveryNumberOfColumns(SoftmaxKernel kernel) {
    columns().forEach(columns -> {
      var x = GuardedFloats.random(3, ROWS * columns, 21, -8, 8);
      var y = forward(kernel, columns, x);
      y.assertClose(ReferenceSoftmax.forward(ROWS, columns, x.values()), 2e-6, 0, columns + " columns of " + x);
      y.assertSameBits(forward(new ScalarSoftmax(), columns, x), columns + " columns of " + x);
    });
  }

  @ParameterizedTest
  @MethodSource("twins")
  void backwardMatchesReferenceForEveryNumberOfColumns(SoftmaxKernel kernel) {
    columns().forEach(columns -> {
      var y = forward(new ScalarSoftmax(), columns, GuardedFloats.random(3, ROWS * columns, 22, -3, 3));
      var dy = GuardedFloats.random(9, ROWS * columns, 23);
      var dx = backward(kernel, columns, y, dy);
      dx.assertClose(ReferenceSoftmax.backward(ROWS, columns, y.values(), dy.values()), 1e-6, 3e-7,
          columns + " columns of " + dy);
      dx.assertSameBits(backward(new ScalarSoftmax(), columns, y, dy), columns + " columns of " + dy);
    });
  }

  @ParameterizedTest
  @MethodSource("twins")
  void worksInPlace(SoftmaxKernel kernel) {
    int columns = VectorWidth.LANES + 3;
    var x = GuardedFloats.random(5, ROWS * columns, 24);
    var dy = GuardedFloats.random(7, ROWS * columns, 25);
    var y = forward(kernel, columns, x);
    var same = x.copy();
    kernel.forward(ROWS, columns, same.array(), 5, same.array(), 5, new float[kernel.workspaceFloats()], 0);
    same.assertSameBits(y, "forward in place");

    var sameGradient = dy.copy();
    kernel.backward(ROWS, columns, y.array(), y.at(), sameGradient.array(), 7, sameGradient.array(), 7,
        new float[kernel.workspaceFloats()], 0);
    sameGradient.assertSameBits(backward(kernel, columns, y, dy), "backward in place");
  }

  @ParameterizedTest
  @MethodSource("twins")
  void hugeValuesNeitherOverflowNorVanish(SoftmaxKernel kernel) {
    var y = forwardRow(kernel, 3e38f, 3e38f, -3e38f);
    assertEquals(0.5f, y.get(0));
    assertEquals(0.5f, y.get(1));
    assertTrue(y.get(2) > 0 && y.get(2) < 1e-37f, () -> "smallest probability " + y.get(2));
  }

  @ParameterizedTest
  @MethodSource("twins")
  void notANumberInARowTakesTheWholeRowAndNoOther(SoftmaxKernel kernel) {
    columns().filter(columns -> columns > 0).forEach(columns -> {
      for (float odd : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
        var x = GuardedFloats.random(3, ROWS * columns, 26);
        x.array()[x.at() + 2 * columns - 1] = odd;
        var y = forward(kernel, columns, x);
        y.assertSameBits(forward(new ScalarSoftmax(), columns, x), odd + " among " + columns);
        for (int i = 0; i < y.length(); i++) {
          assertEquals(i / columns == 1, Float.isNaN(y.get(i)), odd + " among " + columns + ", entry " + i);
        }
      }
    });
  }

  @ParameterizedTest
  @MethodSource("twins")
  void minusInfinityIsTheSmallestProbabilityUnlessItIsAlone(SoftmaxKernel kernel) {
    float minus = Float.NEGATIVE_INFINITY;
    var y = forwardRow(kernel, 0f, minus, minus);
    assertEquals(1f, y.get(0));
    assertEquals(ScalarMath.exp(minus), y.get(1));
    assertTrue(Float.isNaN(forwardRow(kernel, minus, minus, minus).get(2)), "a row of −∞ has no softmax");
  }

  private static GuardedFloats forwardRow(SoftmaxKernel kernel, float... x) {
    var y = GuardedFloats.unset(5, x.length);
    kernel.forward(1, x.length, x, 0, y.array(), y.at(), new float[kernel.workspaceFloats()], 0);
    return y;
  }

  private static GuardedFloats forward(SoftmaxKernel kernel, int columns, GuardedFloats x) {
    var y = GuardedFloats.unset(7, x.length());
    var workspace = GuardedFloats.unset(5, kernel.workspaceFloats());
    kernel.forward(ROWS, columns, x.array(), x.at(), y.array(), y.at(), workspace.array(), workspace.at());
    workspace.assertGuardsIntact();
    return y;
  }

  private static GuardedFloats backward(SoftmaxKernel kernel, int columns, GuardedFloats y, GuardedFloats dy) {
    var dx = GuardedFloats.unset(11, y.length());
    var workspace = GuardedFloats.unset(5, kernel.workspaceFloats());
    kernel.backward(ROWS, columns, y.array(), y.at(), dy.array(), dy.at(), dx.array(), dx.at(), workspace.array(),
        workspace.at());
    workspace.assertGuardsIntact();
    return dx;
  }
}
