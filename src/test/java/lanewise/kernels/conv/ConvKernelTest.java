package lanewise.kernels.conv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import lanewise.kernels.common.GuardedFloats;
import lanewise.kernels.common.ReferenceSums;
import lanewise.kernels.common.VectorWidth;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every convolution algorithm has to show: each pass of both twins near the Reference, the twins with equal bits,
/// images that do not mix, buffers that are not overrun. One subclass for each algorithm.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConvKernelTest {

  private final ConvKernel scalar;
  private final ConvKernel vector;
  private final List<ConvKernel> twins;
  private final double amplification;

  /// @param amplification how many times the error of a plain sum in single precision the algorithm may have, as its
  ///     javadoc states: 1 for a plain sum
  ConvKernelTest(ConvKernel scalar, ConvKernel vector, double amplification) {
    this.scalar = scalar;
    this.vector = vector;
    this.twins = List.of(scalar, vector);
    this.amplification = amplification;
  }

  /// One call's operands, all at odd offsets.
  record Operands(ConvGeometry g, int images, GuardedFloats x, GuardedFloats w, GuardedFloats b,
      GuardedFloats dy) {

    static Operands of(ConvGeometry g, int images) {
      return new Operands(g, images,
          GuardedFloats.random(3, images * g.inputFloats(), 1),
          GuardedFloats.random(5, g.weightFloats(), 2),
          GuardedFloats.random(1, g.maps(), 3),
          GuardedFloats.random(7, images * g.outputFloats(), 4));
    }
  }

  @BeforeAll
  void vectorsHaveTheWidthAskedFor() {
    VectorWidth.assertAsAsked();
  }

  /// All sizes that the algorithm is tested with, real layers and awkward ones.
  abstract Stream<ConvGeometry> geometries();

  @ParameterizedTest
  @MethodSource("geometries")
  void forwardMatchesReference(ConvGeometry g) {
    Operands o = Operands.of(g, 2);
    for (ConvKernel twin : twins) {
      assertForwardClose(o, ReferenceConv.forward(g, 2, o.x, o.w, o.b), forward(twin, o),
          twin.getClass().getSimpleName());
    }
    forward(vector, o).assertSameBits(forward(scalar, o), "vector against scalar");
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void dInputMatchesReference(ConvGeometry g) {
    Operands o = Operands.of(g, 2);
    for (ConvKernel twin : twins) {
      assertDInputClose(o, ReferenceConv.dInput(g, 2, o.dy, o.w), dInput(twin, o), twin.getClass().getSimpleName());
    }
    dInput(vector, o).assertSameBits(dInput(scalar, o), "vector against scalar");
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void dWeightsAddsTheReferenceToWhatWasThere(ConvGeometry g) {
    Operands o = Operands.of(g, 3);
    GuardedFloats before = GuardedFloats.random(9, g.weightFloats(), 5);
    for (ConvKernel twin : twins) {
      assertDWeightsClose(o, before, ReferenceConv.dWeights(g, 3, o.x, o.dy, before), dWeights(twin, o, before),
          twin.getClass().getSimpleName());
    }
    dWeights(vector, o, before).assertSameBits(dWeights(scalar, o, before), "vector against scalar");
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void imagesDoNotInfluenceEachOther(ConvGeometry g) {
    Operands three = Operands.of(g, 3);
    GuardedFloats together = forward(vector, three);
    GuardedFloats filters = forwardFilters(vector, three);
    for (int n = 0; n < 3; n++) {
      GuardedFloats alone = GuardedFloats.unset(2, g.outputFloats());
      GuardedFloats workspace = workspace(vector, g, 1);
      vector.forward(g, 1, three.x.array(), three.x.at() + n * g.inputFloats(), filters.array(), filters.at(),
          three.b.array(), three.b.at(), alone.array(), alone.at(), workspace.array(), workspace.at());
      for (int i = 0; i < g.outputFloats(); i++) {
        assertEquals(together.get(n * g.outputFloats() + i), alone.get(i), "image " + n + ", element " + i);
      }
    }
  }

  /// Near enough by what the algorithm's javadoc states. Overridden where the error does not follow each sum's own
  /// terms.
  void assertForwardClose(Operands o, ReferenceSums expected, GuardedFloats y, String what) {
    expected.assertClose(y, amplification, what);
  }

  /// As [#assertForwardClose].
  void assertDInputClose(Operands o, ReferenceSums expected, GuardedFloats dx, String what) {
    expected.assertClose(dx, amplification, what);
  }

  /// As [#assertForwardClose].
  ///
  /// @param before what `dw` was
  void assertDWeightsClose(Operands o, GuardedFloats before, ReferenceSums expected, GuardedFloats dw, String what) {
    expected.assertClose(dw, amplification, what);
  }

  private static GuardedFloats forwardFilters(ConvKernel twin, Operands o) {
    GuardedFloats filters = GuardedFloats.unset(19, twin.filterFloats(o.g));
    twin.prepareForward(o.g, o.w.array(), o.w.at(), filters.array(), filters.at());
    filters.assertGuardsIntact();
    return filters;
  }

  static GuardedFloats forward(ConvKernel twin, Operands o) {
    GuardedFloats y = GuardedFloats.unset(13, o.images * o.g.outputFloats());
    GuardedFloats workspace = workspace(twin, o.g, o.images);
    GuardedFloats filters = forwardFilters(twin, o);
    twin.forward(o.g, o.images, o.x.array(), o.x.at(), filters.array(), filters.at(), o.b.array(), o.b.at(),
        y.array(), y.at(), workspace.array(), workspace.at());
    workspace.assertGuardsIntact();
    return y;
  }

  private static GuardedFloats dInput(ConvKernel twin, Operands o) {
    GuardedFloats dx = GuardedFloats.unset(15, o.images * o.g.inputFloats());
    GuardedFloats workspace = workspace(twin, o.g, o.images);
    GuardedFloats filters = GuardedFloats.unset(19, twin.filterFloats(o.g));
    twin.prepareDInput(o.g, o.w.array(), o.w.at(), filters.array(), filters.at());
    filters.assertGuardsIntact();
    twin.dInput(o.g, o.images, o.dy.array(), o.dy.at(), filters.array(), filters.at(), dx.array(), dx.at(),
        workspace.array(), workspace.at());
    workspace.assertGuardsIntact();
    return dx;
  }

  private static GuardedFloats dWeights(ConvKernel twin, Operands o, GuardedFloats before) {
    GuardedFloats dw = before.copy();
    GuardedFloats workspace = workspace(twin, o.g, o.images);
    twin.dWeights(o.g, o.images, o.x.array(), o.x.at(), o.dy.array(), o.dy.at(), dw.array(), dw.at(),
        workspace.array(), workspace.at());
    workspace.assertGuardsIntact();
    return dw;
  }

  private static GuardedFloats workspace(ConvKernel twin, ConvGeometry g, int images) {
    return GuardedFloats.unset(17, twin.workspaceFloats(g, images));
  }
}
