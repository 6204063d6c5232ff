package lanewise.kernels.fft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lanewise.kernels.common.GuardedFloats;
import lanewise.kernels.common.VectorWidth;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FftKernelTest {

  private static final FftKernel SCALAR = new ScalarFft();
  private static final FftKernel VECTOR = new VectorFft();
  private static final List<FftKernel> TWINS = List.of(SCALAR, VECTOR);

  @BeforeAll
  static void vectorsHaveTheWidthAskedFor() {
    VectorWidth.assertAsAsked();
  }

  /// Each radix alone and with others, signals of one row or column, windows in every corner, strips and panels that
  /// are full, short by one and one over.
  static Stream<Arguments> planes() {
    return Stream.of(
        arguments(new FftPlan(2, 1), FftWindow.of(1, 1)),
        arguments(new FftPlan(2, 2), FftWindow.of(2, 2)),
        arguments(new FftPlan(4, 3), FftWindow.of(3, 3)),
        arguments(new FftPlan(6, 4), new FftWindow(1, 2, 4, 2)),
        arguments(new FftPlan(8, 5), FftWindow.of(8, 5)),
        arguments(new FftPlan(10, 6), new FftWindow(3, 0, 7, 6)),
        arguments(new FftPlan(18, 9), new FftWindow(0, 1, 18, 8)),
        arguments(new FftPlan(30, 15), new FftWindow(1, 0, 29, 15)),
        arguments(new FftPlan(32, 16), FftWindow.of(32, 16)),
        arguments(new FftPlan(50, 25), new FftWindow(5, 5, 40, 17)),
        arguments(new FftPlan(60, 32), new FftWindow(2, 1, 28, 31)),
        arguments(new FftPlan(64, 64), FftWindow.of(64, 64)),
        arguments(new FftPlan(72, 40), new FftWindow(20, 7, 33, 33)),
        arguments(new FftPlan(96, 100), new FftWindow(0, 99, 96, 1)),
        arguments(new FftPlan(2, 1000), new FftWindow(0, 3, 1, 997)),
        arguments(new FftPlan(1000, 1), new FftWindow(5, 0, 900, 1)));
  }

  @ParameterizedTest
  @MethodSource("planes")
  void forwardMatchesReferenceWithinItsNorm(FftPlan plan, FftWindow window) {
    GuardedFloats x = GuardedFloats.random(3, window.floats(), 1);
    double[] expected = ReferenceDft.frame(plan, window, x).transformed().spectrum(plan);
    for (FftKernel twin : TWINS) {
      assertErrorOfNorm(plan, expected, forward(twin, plan, window, x), twin);
    }
    forward(VECTOR, plan, window, x).assertSameBits(forward(SCALAR, plan, window, x), "vector against scalar");
  }

  @ParameterizedTest
  @MethodSource("planes")
  void inverseAddsThePlaneToWhatWasThere(FftPlan plan, FftWindow whole) {
    GuardedFloats x = GuardedFloats.random(3, plan.height() * plan.width(), 2);
    FftWindow frame = FftWindow.of(plan.height(), plan.width());
    GuardedFloats spectrum = rounded(ReferenceDft.frame(plan, frame, x).transformed().spectrum(plan));
    GuardedFloats before = GuardedFloats.random(5, whole.floats(), 3);
    double[] expected = new double[whole.floats()];
    for (int i = 0; i < expected.length; i++) {
      int row = whole.top() + i / whole.columns();
      expected[i] = (double) before.get(i) + x.get(row * plan.width() + whole.left() + i % whole.columns());
    }
    for (FftKernel twin : TWINS) {
      assertErrorOfNorm(plan, expected, inverse(twin, plan, whole, spectrum, before), twin);
    }
    inverse(VECTOR, plan, whole, spectrum, before)
        .assertSameBits(inverse(SCALAR, plan, whole, spectrum, before), "vector against scalar");
  }

  @Test
  void spectraStandBlockByBlockBesideEachOther() {
    FftPlan plan = new FftPlan(40, 12);
    FftWindow window = new FftWindow(2, 1, 30, 10);
    int blockStep = 3 * FftPlan.BLOCK;
    for (FftKernel twin : TWINS) {
      GuardedFloats beside = GuardedFloats.unset(5, plan.blocks() * blockStep);
      GuardedFloats workspace = workspace(plan);
      for (int plane = 0; plane < 3; plane++) {
        GuardedFloats x = GuardedFloats.random(3, window.floats(), plane);
        int at = beside.at() + plane * FftPlan.BLOCK;
        twin.forward(plan, window, x.array(), x.at(), beside.array(), at, blockStep, workspace.array(),
            workspace.at());
      }
      beside.assertGuardsIntact();
      for (int plane = 0; plane < 3; plane++) {
        GuardedFloats x = GuardedFloats.random(3, window.floats(), plane);
        GuardedFloats alone = forward(twin, plan, window, x);
        for (int i = 0; i < alone.length(); i++) {
          assertEquals(alone.get(i), beside.get(i / FftPlan.BLOCK * blockStep + plane * FftPlan.BLOCK
              + i % FftPlan.BLOCK), "plane " + plane + ", float " + i);
        }
        GuardedFloats zeros = GuardedFloats.zeros(7, window.floats());
        GuardedFloats back = zeros.copy();
        twin.inverse(plan, window, beside.array(), beside.at() + plane * FftPlan.BLOCK, blockStep, back.array(),
            back.at(), workspace.array(), workspace.at());
        back.assertSameBits(inverse(twin, plan, window, alone, zeros), "plane " + plane);
      }
    }
  }

  @Test
  void productsOfSpectraAreCircularConvolutions() {
    FftPlan plan = new FftPlan(12, 10);
    GuardedFloats a = GuardedFloats.random(3, 120, 1);
    GuardedFloats b = GuardedFloats.random(5, 120, 2);
    double[] convolved = new double[120];
    double[] correlated = new double[120];
    for (int i = 0; i < 120; i++) {
      for (int j = 0; j < 120; j++) {
        double term = (double) a.get(i) * b.get(j);
        convolved[(i / 10 + j / 10) % 12 * 10 + (i + j) % 10] += term;
        correlated[(i / 10 - j / 10 + 12) % 12 * 10 + (i % 10 - j % 10 + 10) % 10] += term;
      }
    }
    for (FftKernel twin : TWINS) {
      assertErrorOfNorm(plan, convolved, circular(twin, plan, a, b, false), twin);
      assertErrorOfNorm(plan, correlated, circular(twin, plan, a, b, true), twin);
    }
    circular(VECTOR, plan, a, b, true).assertSameBits(circular(SCALAR, plan, a, b, true), "vector against scalar");
  }

  private static GuardedFloats circular(FftKernel twin, FftPlan plan, GuardedFloats a, GuardedFloats b,
      boolean correlate) {
    FftWindow frame = FftWindow.of(plan.height(), plan.width());
    GuardedFloats product = forward(twin, plan, frame, a);
    GuardedFloats other = forward(twin, plan, frame, b);
    if (correlate) {
      twin.conjugate(plan.blocks(), other.array(), other.at());
      other.assertGuardsIntact();
    }
    twin.multiply(plan.blocks(), product.array(), product.at(), other.array(), other.at(), product.array(),
        product.at());
    product.assertGuardsIntact();
    return inverse(twin, plan, frame, product, GuardedFloats.zeros(3, plan.height() * plan.width()));
  }

  private static GuardedFloats forward(FftKernel twin, FftPlan plan, FftWindow window, GuardedFloats x) {
    GuardedFloats spectrum = GuardedFloats.unset(9, plan.spectrumFloats());
    GuardedFloats workspace = workspace(plan);
    twin.forward(plan, window, x.array(), x.at(), spectrum.array(), spectrum.at(), FftPlan.BLOCK, workspace.array(),
        workspace.at());
    workspace.assertGuardsIntact();
    spectrum.assertGuardsIntact();
    return spectrum;
  }

  private static GuardedFloats inverse(FftKernel twin, FftPlan plan, FftWindow window, GuardedFloats spectrum,
      GuardedFloats before) {
    GuardedFloats x = before.copy();
    GuardedFloats workspace = workspace(plan);
    twin.inverse(plan, window, spectrum.array(), spectrum.at(), FftPlan.BLOCK, x.array(), x.at(), workspace.array(),
        workspace.at());
    workspace.assertGuardsIntact();
    x.assertGuardsIntact();
    return x;
  }

  private static GuardedFloats workspace(FftPlan plan) {
    return GuardedFloats.unset(11, plan.workspaceFloats());
  }

  private static GuardedFloats rounded(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return GuardedFloats.of(7, floats);
  }

  /// The root mean square of the error against `2^-24 · log2(height · width)` times that of the truth.
  private static void assertErrorOfNorm(FftPlan plan, double[] expected, GuardedFloats actual, FftKernel twin) {
    double error = 0;
    for (int i = 0; i < expected.length; i++) {
      error += Math.pow(actual.get(i) - expected[i], 2);
    }
    double bound = 0x1p-24 * Math.log(plan.height() * plan.width()) / Math.log(2);
    double norm = Math.sqrt(Arrays.stream(expected).map(value -> value * value).sum());
    double relative = Math.sqrt(error) / norm;
    assertTrue(relative <= bound, twin.getClass().getSimpleName() + ": error " + relative + " of the norm, allowed "
        + bound);
  }
}
