package lanewise.kernels.conv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lanewise.kernels.common.GuardedFloats;
import lanewise.kernels.common.VectorWidth;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConvKernelTest {

  private static final ConvKernel SCALAR = new ScalarDirectConv();
  private static final ConvKernel VECTOR = new VectorDirectConv();
  private static final List<ConvKernel> TWINS = List.of(SCALAR, VECTOR);

  /// One call's operands, all at odd offsets.
  private record Operands(ConvGeometry g, int images, GuardedFloats x, GuardedFloats w, GuardedFloats b,
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
  static void vectorsHaveTheWidthAskedFor() {
    VectorWidth.assertAsAsked();
  }

  static Stream<ConvGeometry> geometries() {
    List<ConvGeometry> all = new ArrayList<>();
    int lanes = VectorWidth.LANES;
    for (int width : new int[] {1, lanes - 1, lanes, lanes + 1, 2 * lanes, 3 * lanes + 1}) {
      all.add(ConvGeometry.same(1, 3, width, 2, 3, 3, 1, 1));
    }
    for (int size : new int[] {28, 14, 7}) {
      all.add(ConvGeometry.same(1, size, size, 8, 5, 5, 1, 1));
      all.add(ConvGeometry.valid(3, size, size, 5, 3, 3, 1, 1));
    }
    all.add(ConvGeometry.same(8, 14, 14, 16, 5, 5, 1, 1));
    all.add(ConvGeometry.same(5, 9, 11, 6, 2, 4, 1, 1));
    all.add(ConvGeometry.same(4, 12, 17, 4, 3, 3, 2, 2));
    all.add(ConvGeometry.same(2, 13, 19, 5, 5, 5, 2, 3));
    all.add(ConvGeometry.same(1, 28, 28, 1, 3, 3, 1, 1));
    all.add(ConvGeometry.valid(2, 11, 9, 3, 3, 2, 2, 1));
    all.add(ConvGeometry.valid(6, 10, 40, 9, 1, 7, 1, 2));
    all.add(ConvGeometry.valid(4, 8, 8, 4, 8, 8, 1, 1));
    all.add(ConvGeometry.valid(5, 6, 6, 7, 1, 1, 1, 1));
    all.add(ConvGeometry.valid(3, 10, 10, 4, 2, 2, 5, 4));
    all.add(ConvGeometry.valid(1, 1, 50, 3, 1, 9, 1, 4));
    all.add(new ConvGeometry(3, 7, 20, 4, 4, 5, 2, 3, 3, 0, 1, 4));
    all.add(new ConvGeometry(2, 5, 33, 5, 3, 6, 1, 5, 2, 2, 5, 5));
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void forwardMatchesReference(ConvGeometry g) {
    Operands o = Operands.of(g, 2);
    for (ConvKernel twin : TWINS) {
      ReferenceConv.forward(g, 2, o.x, o.w, o.b).assertClose(forward(twin, o), twin.getClass().getSimpleName());
    }
    forward(VECTOR, o).assertSameBits(forward(SCALAR, o), "vector against scalar");
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void dInputMatchesReference(ConvGeometry g) {
    Operands o = Operands.of(g, 2);
    for (ConvKernel twin : TWINS) {
      ReferenceConv.dInput(g, 2, o.dy, o.w).assertClose(dInput(twin, o), twin.getClass().getSimpleName());
    }
    dInput(VECTOR, o).assertSameBits(dInput(SCALAR, o), "vector against scalar");
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void dWeightsAddsTheReferenceToWhatWasThere(ConvGeometry g) {
    Operands o = Operands.of(g, 3);
    GuardedFloats before = GuardedFloats.random(9, g.weightFloats(), 5);
    for (ConvKernel twin : TWINS) {
      ReferenceConv.dWeights(g, 3, o.x, o.dy, before)
          .assertClose(dWeights(twin, o, before), twin.getClass().getSimpleName());
    }
    dWeights(VECTOR, o, before).assertSameBits(dWeights(SCALAR, o, before), "vector against scalar");
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void dBiasAddsTheReferenceToWhatWasThere(ConvGeometry g) {
    Operands o = Operands.of(g, 3);
    GuardedFloats before = GuardedFloats.random(11, g.maps(), 6);
    for (ConvKernel twin : TWINS) {
      ReferenceConv.dBias(g, 3, o.dy, before).assertClose(dBias(twin, o, before), twin.getClass().getSimpleName());
    }
    dBias(VECTOR, o, before).assertSameBits(dBias(SCALAR, o, before), "vector against scalar");
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void imagesDoNotInfluenceEachOther(ConvGeometry g) {
    Operands three = Operands.of(g, 3);
    GuardedFloats together = forward(VECTOR, three);
    for (int n = 0; n < 3; n++) {
      GuardedFloats alone = GuardedFloats.unset(2, g.outputFloats());
      GuardedFloats workspace = workspace(VECTOR, g, 1);
      VECTOR.forward(g, 1, three.x.array(), three.x.at() + n * g.inputFloats(), three.w.array(), three.w.at(),
          three.b.array(), three.b.at(), alone.array(), alone.at(), workspace.array(), workspace.at());
      for (int i = 0; i < g.outputFloats(); i++) {
        assertEquals(together.get(n * g.outputFloats() + i), alone.get(i), "image " + n + ", element " + i);
      }
    }
  }

  @Test
  void aColumnInPaddingIsAZeroThatTakesPartAndARowIsSkipped() {
    ConvGeometry g = ConvGeometry.same(1, 3, 3, 1, 3, 3, 1, 1);
    GuardedFloats x = GuardedFloats.of(3, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    GuardedFloats w = GuardedFloats.of(5, Float.POSITIVE_INFINITY, 0, 0, 0, 0, 0, 0, 0, 0);
    Operands o = new Operands(g, 1, x, w, GuardedFloats.zeros(1, 1), x);
    GuardedFloats y = forward(VECTOR, o);
    y.assertSameBits(forward(SCALAR, o), "vector against scalar");
    assertEquals(0f, y.get(0), "the upper row of filters lies in padding rows");
    assertEquals(Float.NaN, y.get(3), "infinity times the zero of a padding column");
    assertEquals(Float.POSITIVE_INFINITY, y.get(4));
  }

  private static GuardedFloats forward(ConvKernel twin, Operands o) {
    GuardedFloats y = GuardedFloats.unset(13, o.images * o.g.outputFloats());
    GuardedFloats workspace = workspace(twin, o.g, o.images);
    twin.forward(o.g, o.images, o.x.array(), o.x.at(), o.w.array(), o.w.at(), o.b.array(), o.b.at(),
        y.array(), y.at(), workspace.array(), workspace.at());
    workspace.assertGuardsIntact();
    return y;
  }

  private static GuardedFloats dInput(ConvKernel twin, Operands o) {
    GuardedFloats dx = GuardedFloats.unset(15, o.images * o.g.inputFloats());
    GuardedFloats workspace = workspace(twin, o.g, o.images);
    twin.dInput(o.g, o.images, o.dy.array(), o.dy.at(), o.w.array(), o.w.at(), dx.array(), dx.at(),
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

  private static GuardedFloats dBias(ConvKernel twin, Operands o, GuardedFloats before) {
    GuardedFloats db = before.copy();
    GuardedFloats workspace = workspace(twin, o.g, o.images);
    twin.dBias(o.g, o.images, o.dy.array(), o.dy.at(), db.array(), db.at(), workspace.array(), workspace.at());
    workspace.assertGuardsIntact();
    return db;
  }

  private static GuardedFloats workspace(ConvKernel twin, ConvGeometry g, int images) {
    return GuardedFloats.unset(17, twin.workspaceFloats(g, images));
  }
}
