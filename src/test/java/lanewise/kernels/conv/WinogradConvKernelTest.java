package lanewise.kernels.conv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lanewise.kernels.common.GuardedFloats;
import lanewise.kernels.common.VectorWidth;
import org.junit.jupiter.api.Test;

/// What both sizes of Winograd tiles have in common: sizes around tiles, lanes and blocks, and the refusals.
abstract class WinogradConvKernelTest extends ConvKernelTest {

  private final List<ConvKernel> twins;

  WinogradConvKernelTest(ConvKernel scalar, ConvKernel vector, double amplification) {
    super(scalar, vector, amplification);
    twins = List.of(scalar, vector);
  }

  @Override
  Stream<ConvGeometry> geometries() {
    List<ConvGeometry> all = new ArrayList<>();
    int lanes = VectorWidth.LANES;
    for (int channels : new int[] {1, lanes - 1, lanes, lanes + 1, 2 * lanes, 3 * lanes + 1}) {
      all.add(square(channels, 5, 2));
      all.add(square(2, 5, channels));
    }
    for (int size = 1; size <= 9; size++) {
      all.add(square(3, size, 2));
    }
    for (int size : new int[] {28, 14, 7}) {
      all.add(square(1, size, 8));
      all.add(ConvGeometry.valid(3, size, size, 5, 3, 3, 1, 1));
    }
    all.add(square(20, 30, 33));
    all.add(ConvGeometry.same(2, 3, 7 * lanes + 3, 3, 3, 3, 1, 1));
    all.add(ConvGeometry.same(1, 2, 300, 2, 3, 3, 1, 1));
    all.add(ConvGeometry.same(1, 50, 1, 2, 3, 3, 1, 1));
    all.add(new ConvGeometry(2, 9, 10, 3, 3, 3, 1, 1, 0, 1, 2, 0));
    all.add(new ConvGeometry(3, 1, 3, 2, 3, 3, 1, 1, 2, 2, 1, 2));
    all.add(new ConvGeometry(2, 6, 1, 2, 3, 3, 1, 1, 2, 0, 2, 2));
    return all.stream();
  }

  private static ConvGeometry square(int channels, int size, int maps) {
    return ConvGeometry.same(channels, size, size, maps, 3, 3, 1, 1);
  }

  @Test
  void refusesOtherFiltersAndStridesWithTheNumbers() {
    String label = twins.getFirst().algorithm().label();
    refuses(ConvGeometry.same(1, 9, 9, 1, 5, 5, 2, 1),
        label + " covers filters of 3x3 with stride 1, found 5x5 with stride 2x1");
    refuses(ConvGeometry.same(1, 9, 9, 1, 3, 5, 1, 1),
        label + " covers filters of 3x3 with stride 1, found 3x5 with stride 1x1");
    refuses(ConvGeometry.same(1, 9, 9, 1, 3, 3, 1, 2),
        label + " covers filters of 3x3 with stride 1, found 3x3 with stride 1x2");
  }

  private void refuses(ConvGeometry g, String reason) {
    for (ConvKernel twin : twins) {
      assertEquals(Optional.of(reason), twin.refusal(g));
      float[] none = {};
      List.<Runnable>of(
          () -> twin.workspaceFloats(g, 1),
          () -> twin.filterFloats(g),
          () -> twin.prepareForward(g, none, 0, none, 0),
          () -> twin.forward(g, 1, none, 0, none, 0, none, 0, none, 0, none, 0),
          () -> twin.prepareDInput(g, none, 0, none, 0),
          () -> twin.dInput(g, 1, none, 0, none, 0, none, 0, none, 0),
          () -> twin.dWeights(g, 1, none, 0, none, 0, none, 0, none, 0)
      ).forEach(pass ->
          assertEquals(reason, assertThrows(IllegalArgumentException.class, pass::run).getMessage()));
    }
  }

  @Test
  void isAsAccurateAsAPlainSumFrom32Channels() {
    Operands o = Operands.of(square(32, 28, 8), 1);
    for (ConvKernel twin : twins) {
      ReferenceConv.forward(o.g(), 1, o.x(), o.w(), o.b())
          .assertClose(forward(twin, o), twin.getClass().getSimpleName());
    }
  }

  @Test
  void spoilsTheTileOfAnInfiniteInputAndNoOther() {
    ConvGeometry g = square(1, 12, 1);
    GuardedFloats x = GuardedFloats.random(3, g.inputFloats(), 1);
    x.array()[x.at()] = Float.POSITIVE_INFINITY;
    Operands o = new Operands(g, 1, x, GuardedFloats.random(5, g.weightFloats(), 2), GuardedFloats.zeros(1, 1), x);
    GuardedFloats y = forward(twins.getFirst(), o);
    y.assertSameBits(forward(twins.getLast(), o), "vector against scalar");
    assertFalse(Float.isFinite(y.get(0)));
    assertTrue(Float.isFinite(y.get(4 * 12 + 4)), "the output at 4, 4 belongs to another tile");
  }

  @Test
  void coversEveryPaddingOfThreeByThree() {
    for (ConvKernel twin : twins) {
      assertEquals(Optional.empty(), twin.refusal(new ConvGeometry(1, 3, 3, 1, 3, 3, 1, 1, 0, 1, 2, 2)));
    }
  }
}
