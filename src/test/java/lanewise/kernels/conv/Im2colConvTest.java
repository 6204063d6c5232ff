package lanewise.kernels.conv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lanewise.kernels.common.GuardedFloats;
import lanewise.kernels.common.VectorWidth;
import lanewise.kernels.conv.im2col.ScalarIm2colConv;
import lanewise.kernels.conv.im2col.VectorIm2colConv;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Im2colConvTest extends ConvKernelTest {

  Im2colConvTest() {
    super(new ScalarIm2colConv(), new VectorIm2colConv(), 1);
  }

  @Override
  Stream<ConvGeometry> geometries() {
    List<ConvGeometry> all = new ArrayList<>();
    int lanes = VectorWidth.LANES;
    for (int width : new int[] {1, lanes - 1, lanes, lanes + 1, 2 * lanes, 3 * lanes + 1}) {
      all.add(ConvGeometry.same(1, 3, width, 2, 3, 3, 1, 1));
      all.add(ConvGeometry.same(3, 4, width, 2, 1, 1, 1, 1));
    }
    for (int size : new int[] {28, 14, 7}) {
      all.add(ConvGeometry.same(1, size, size, 8, 5, 5, 1, 1));
      all.add(ConvGeometry.valid(3, size, size, 5, 3, 3, 1, 1));
    }
    all.add(ConvGeometry.same(8, 14, 14, 16, 5, 5, 1, 1));
    all.add(ConvGeometry.same(33, 6, 6, 29, 3, 3, 1, 1));
    all.add(ConvGeometry.same(5, 9, 11, 6, 2, 4, 1, 1));
    all.add(ConvGeometry.same(4, 12, 17, 4, 3, 3, 2, 2));
    all.add(ConvGeometry.same(2, 13, 19, 5, 5, 5, 2, 3));
    all.add(ConvGeometry.valid(2, 11, 9, 3, 3, 2, 2, 1));
    all.add(ConvGeometry.valid(6, 10, 40, 9, 1, 7, 1, 2));
    all.add(ConvGeometry.valid(4, 8, 8, 4, 8, 8, 1, 1));
    all.add(ConvGeometry.valid(2, 20, 1, 3, 5, 1, 1, 1));
    all.add(ConvGeometry.valid(1, 40, 40, 2, 13, 11, 1, 1));
    all.add(ConvGeometry.valid(3, 10, 10, 4, 2, 2, 5, 4));
    all.add(ConvGeometry.valid(7, 9, 9, 4, 1, 1, 2, 3));
    all.add(ConvGeometry.valid(1, 1, 50, 3, 1, 9, 1, 4));
    all.add(new ConvGeometry(3, 7, 20, 4, 4, 5, 2, 3, 3, 0, 1, 4));
    all.add(new ConvGeometry(2, 5, 33, 5, 3, 6, 1, 5, 2, 2, 5, 5));
    all.add(new ConvGeometry(2, 1, 2, 3, 3, 3, 2, 2, 1, 1, 1, 1));
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void refusesNothing(ConvGeometry g) {
    assertEquals(Optional.empty(), new VectorIm2colConv().refusal(g));
    assertEquals(Optional.empty(), new ScalarIm2colConv().refusal(g));
  }

  @Test
  void isCalledIm2col() {
    assertEquals("im2col", new VectorIm2colConv().algorithm().label());
    assertEquals("im2col", new ScalarIm2colConv().algorithm().label());
  }

  @Test
  void paddingIsZerosThatTakePart() {
    ConvGeometry g = ConvGeometry.same(1, 3, 3, 1, 3, 3, 1, 1);
    GuardedFloats x = GuardedFloats.of(3, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    GuardedFloats w = GuardedFloats.of(5, Float.POSITIVE_INFINITY, 0, 0, 0, 0, 0, 0, 0, 0);
    Operands o = new Operands(g, 1, x, w, GuardedFloats.zeros(1, 1), x);
    GuardedFloats y = forward(new VectorIm2colConv(), o);
    y.assertSameBits(forward(new ScalarIm2colConv(), o), "vector against scalar");
    assertEquals(Float.NaN, y.get(0), "infinity times the zero of a padding row");
    assertEquals(Float.NaN, y.get(3), "infinity times the zero of a padding column");
    assertEquals(Float.POSITIVE_INFINITY, y.get(4));
  }
}
