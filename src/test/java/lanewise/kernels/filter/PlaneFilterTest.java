package lanewise.kernels.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lanewise.kernels.KernelSets;
import lanewise.kernels.common.GuardedFloats;
import lanewise.kernels.common.VectorWidth;
import lanewise.random.CounterRandom;
import lanewise.random.CounterRandom.Purpose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlaneFilterTest {

  private static final long SEED = 41;

  @BeforeAll
  static void vectorsHaveTheWidthAskedFor() {
    VectorWidth.assertAsAsked();
  }

  /// Both operations and borders over widths from the lane count, rows from the tile, real kernels, 1-D, rectangular
  /// and even ones, kernels larger than the plane, and planes of several bands.
  static Stream<FilterTask> tasks() {
    int lanes = VectorWidth.LANES;
    var widths = IntStream.of(1, lanes - 1, lanes, lanes + 1, 4 * lanes - 1, 4 * lanes, 4 * lanes + 1, 9 * lanes + 3)
        .boxed()
        .flatMap(w -> both(5, w, random(3, 5)));
    var rows = IntStream.of(1, 2, 3, 4, 7).boxed()
        .flatMap(h -> Stream.concat(both(h, 40, random(1, 1)), both(h, 70, random(4, 2))));
    var named = FilterKernels.NAMES.stream().flatMap(name -> both(28, 37, FilterKernels.named(name)));
    var shapes = Stream.of(random(1, 7), random(7, 1), random(2, 2), random(6, 3), random(3, 8), random(31, 21),
            FilterKernels.gaussian(2.5), FilterKernels.box(4))
        .flatMap(kernel -> both(19, 33, kernel));
    var bands = Stream.of(random(5, 3), FilterKernels.gaussian(1.5), FilterKernels.sobelX())
        .flatMap(kernel -> Stream.concat(both(50, 9_000, kernel), both(300, 500, kernel)));
    return Stream.of(widths, rows, named, shapes, bands).flatMap(tasks -> tasks);
  }

  private static Stream<FilterTask> both(int height, int width, FilterKernel kernel) {
    return Stream.of(FilterOperation.values())
        .flatMap(operation -> Stream.of(Border.values())
            .filter(border -> border == Border.ZERO || kernel.height() <= height && kernel.width() <= width)
            .map(border -> new FilterTask(height, width, kernel, operation, border)));
  }

  /// Weights that are single precision, so that rounding them changes nothing.
  private static FilterKernel random(int height, int width) {
    var random = new CounterRandom(SEED, Purpose.NOISE, 1);
    double[][] rows = new double[height][width];
    for (int r = 0; r < height; r++) {
      for (int s = 0; s < width; s++) {
        rows[r][s] = (float) random.uniform(r * width + s, -1, 1);
      }
    }
    return FilterKernel.of("random", rows);
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void everyMethodMatchesReferenceAndTwinsAgree(FilterTask task) {
    var x = GuardedFloats.random(3, task.height() * task.width(), SEED);
    var expected = ReferenceFilter.of(task, x);
    for (FilterMethod method : FilterMethod.values()) {
      if (method.refusal(task.kernel()).isEmpty()) {
        GuardedFloats scalar = filtered("scalar", method, task, x);
        GuardedFloats vector = filtered("vector", method, task, x);
        expected.assertClose(method, scalar, "scalar " + method + " of " + x);
        expected.assertClose(method, vector, "vector " + method + " of " + x);
        vector.assertSameBits(scalar, method + ", vector against scalar, of " + x);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(FilterMethod.class)
  void convolutionWithAnImpulseIsTheKernelAndCrossCorrelationTheRotatedOne(FilterMethod method) {
    var kernel = FilterKernel.product("asymmetric", new double[] {1, 2, 4}, new double[] {1, -3, 0.5});
    var impulse = GuardedFloats.of(5, 0, 0, 0, 0, 1, 0, 0, 0, 0);
    for (String kernels : KernelSets.NAMES) {
      assertNear(kernel.floats(), filtered(kernels, method, convolution(3, 3, kernel), impulse));
      assertNear(kernel.rotated().floats(), filtered(kernels, method,
          new FilterTask(3, 3, kernel, FilterOperation.CROSS_CORRELATION, Border.ZERO), impulse));
    }
  }

  /// The middle of the full convolution of polynomials: (1 + 2t + 3t²)(1 + 10t) = 1 + 12t + 23t² + 30t³.
  @ParameterizedTest
  @EnumSource(FilterMethod.class)
  void aSignalOfOneRowIsConvolvedInOneDimension(FilterMethod method) {
    var kernel = FilterKernel.of("1, 10", new double[] {1, 10});
    var signal = GuardedFloats.of(5, 1, 2, 3);
    var valid = new FilterTask(1, 3, kernel, FilterOperation.CONVOLUTION, Border.VALID);
    for (String kernels : KernelSets.NAMES) {
      assertNear(new float[] {1, 12, 23}, filtered(kernels, method, convolution(1, 3, kernel), signal));
      assertNear(new float[] {12, 23}, filtered(kernels, method, valid, signal));
    }
  }

  @Test
  void whatTheBorderOfZerosAddsDoesNotTouchTheInside() {
    var kernel = FilterKernels.gaussian(1);
    var x = GuardedFloats.random(3, 20 * 30, SEED);
    var zero = filtered("vector", FilterMethod.DIRECT, convolution(20, 30, kernel), x);
    var task = new FilterTask(20, 30, kernel, FilterOperation.CONVOLUTION, Border.VALID);
    var valid = filtered("vector", FilterMethod.DIRECT, task, x);
    assertEquals(3, task.firstRow());
    for (int p = 0; p < task.outputHeight(); p++) {
      for (int q = 0; q < task.outputWidth(); q++) {
        assertEquals(zero.get((p + 3) * 30 + q + 3), valid.get(p * task.outputWidth() + q), p + "," + q);
      }
    }
  }

  @Test
  void aKernelThatIsNoProductIsRefusedBySeparableWithWhatIsMissed() {
    var refused = assertThrows(IllegalArgumentException.class, () ->
        KernelSets.named("scalar").filter(FilterMethod.SEPARABLE, convolution(9, 9, FilterKernels.laplacian())));
    assertEquals("kernel laplacian is not separable: a column times a row misses 0.112 of its norm, and at most 1e-12"
        + " may be missed", refused.getMessage());
  }

  @Test
  void aKernelLargerThanThePlaneHasNoValidOutput() {
    var refused = assertThrows(IllegalArgumentException.class, () ->
        new FilterTask(8, 4, FilterKernels.box(5), FilterOperation.CONVOLUTION, Border.VALID));
    assertEquals("horizontal window of 5 is larger than the input of 4", refused.getMessage());
  }

  @Test
  void notANumberSpreadsOverTheKernelAlike() {
    var x = GuardedFloats.random(3, 20 * 40, SEED);
    x.array()[x.at() + 5 * 40 + 17] = Float.NaN;
    x.array()[x.at() + 11 * 40] = Float.POSITIVE_INFINITY;
    for (FilterMethod method : FilterMethod.values()) {
      var task = convolution(20, 40, FilterKernels.gaussian(0.8));
      filtered("vector", method, task, x).assertSameBits(filtered("scalar", method, task, x), method.label());
    }
  }

  private static FilterTask convolution(int height, int width, FilterKernel kernel) {
    return new FilterTask(height, width, kernel, FilterOperation.CONVOLUTION, Border.ZERO);
  }

  private static GuardedFloats filtered(String kernels, FilterMethod method, FilterTask task, GuardedFloats x) {
    PlaneFilter filter = KernelSets.named(kernels).filter(method, task);
    var y = GuardedFloats.unset(7, task.outputHeight() * task.outputWidth());
    var workspace = GuardedFloats.unset(9, filter.workspaceFloats());
    filter.apply(x.array(), x.at(), y.array(), y.at(), workspace.array(), workspace.at());
    workspace.assertGuardsIntact();
    y.assertGuardsIntact();
    return y;
  }

  private static void assertNear(float[] expected, GuardedFloats y) {
    assertArrayEquals(expected, y.values(), 1e-5f, () -> Arrays.toString(y.values()));
  }
}
