package lanewise.kernels.pool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lanewise.kernels.common.GuardedFloats;
import lanewise.kernels.common.VectorWidth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PoolKernelTest {

  private static final int PLANES = 3;
  private static final int WINNER_AT = 5;
  private static final int UNSET = -1;

  /// Windows and strides that meet every path: 2x2, overlap, gaps, one column, one row, odd sizes, and strides beyond
  /// the window or the plane; widths from the lane count.
  static Stream<PoolGeometry> geometries() {
    int lanes = VectorWidth.LANES;
    var layers = Stream.of(new PoolGeometry(28, 28, 2, 2, 2, 2), new PoolGeometry(14, 14, 2, 2, 2, 2),
        new PoolGeometry(7, 7, 2, 2, 2, 2), new PoolGeometry(5, 8, 2, 2, 1, 2), new PoolGeometry(13, 13, 3, 3, 2, 2),
        new PoolGeometry(7, 7, 7, 7, 7, 7), new PoolGeometry(1, 1, 1, 1, 1, 1), new PoolGeometry(9, 40, 1, 1, 2, 2),
        new PoolGeometry(3, 50, 3, 40, 1, 1), new PoolGeometry(4, 5, 2, 3, 9, 11), new PoolGeometry(6, 1, 3, 1, 1, 1));
    var widths = IntStream.of(lanes - 1, lanes, lanes + 1, 2 * lanes, 2 * lanes + 1, 2 * lanes + 2, 6 * lanes + 3)
        .filter(width -> width >= 5)
        .boxed()
        .flatMap(w -> Stream.of(new PoolGeometry(5, w, 2, 2, 2, 2), new PoolGeometry(5, w, 3, 3, 1, 1),
            new PoolGeometry(6, w, 3, 2, 2, 1), new PoolGeometry(6, w, 2, 5, 1, 2), new PoolGeometry(4, w, 2, 2, 3, 3),
            new PoolGeometry(4, w, 1, 5, 1, 3)));
    return Stream.concat(layers, widths);
  }

  @BeforeEach
  void widthIsTheOneAskedFor() {
    VectorWidth.assertAsAsked();
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void maximumMatchesReferenceForwardAndBackward(PoolGeometry g) {
    var reference = new ReferencePool(g, PLANES);
    var x = withTies(g, 31);
    var dy = GuardedFloats.random(9, PLANES * g.outputFloats(), 32);
    var scalar = run(new ScalarMaxPool(), g, x, dy);
    for (var pass : new Pass[] {scalar, run(new VectorMaxPool(), g, x, dy)}) {
      int[] winners = pass.winnersBetweenGuards();
      assertArrayEquals(reference.winners(x.values()), winners, () -> "winners of " + x);
      pass.y.assertClose(reference.max(x.values()), 0, 0, "maximum of " + x);
      pass.dx.assertClose(reference.maxBackward(dy.values(), winners), 1e-6, 1e-6, "backward of " + dy);
      pass.y.assertSameBits(scalar.y, "maximum of " + x);
      pass.dx.assertSameBits(scalar.dx, "backward of " + dy);
    }
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void averageMatchesReferenceForwardAndBackward(PoolGeometry g) {
    var reference = new ReferencePool(g, PLANES);
    var x = GuardedFloats.random(3, PLANES * g.inputFloats(), 33);
    var dy = GuardedFloats.random(9, PLANES * g.outputFloats(), 34);
    var scalar = run(new ScalarAveragePool(), g, x, dy);
    for (var pass : new Pass[] {scalar, run(new VectorAveragePool(), g, x, dy)}) {
      pass.y.assertClose(reference.average(x.values()), 1e-6, 1e-6, "average of " + x);
      pass.dx.assertClose(reference.averageBackward(dy.values()), 1e-6, 1e-6, "backward of " + dy);
      pass.y.assertSameBits(scalar.y, "average of " + x);
      pass.dx.assertSameBits(scalar.dx, "backward of " + dy);
      assertTrue(Arrays.stream(pass.winner).allMatch(place -> place == UNSET), "an average has no winners");
    }
  }

  @ParameterizedTest
  @MethodSource("geometries")
  void notANumberAndSignedZerosGiveTheSameBits(PoolGeometry g) {
    var x = GuardedFloats.random(3, PLANES * g.inputFloats(), 35, -3, 3);
    float[] odd = {Float.NaN, 0f, -0f, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, -1e-45f};
    for (int i = 0; i < x.length(); i++) {
      int choice = Math.floorMod((int) (x.get(i) * 1e6f), 9);
      x.array()[x.at() + i] = choice < odd.length ? odd[choice] : x.get(i);
    }
    var dy = GuardedFloats.random(9, PLANES * g.outputFloats(), 36);
    for (int i = 0; i < dy.length(); i += 2) {
      dy.array()[dy.at() + i] = -0f;
    }
    var scalar = run(new ScalarMaxPool(), g, x, dy);
    var vector = run(new VectorMaxPool(), g, x, dy);
    assertArrayEquals(scalar.winner, vector.winner, () -> "winners of " + x);
    vector.y.assertSameBits(scalar.y, "maximum");
    vector.dx.assertSameBits(scalar.dx, "maximum backward");
    var average = run(new VectorAveragePool(), g, x, dy);
    average.y.assertSameBits(run(new ScalarAveragePool(), g, x, dy).y, "average");
    average.dx.assertSameBits(run(new ScalarAveragePool(), g, x, dy).dx, "average backward");
  }

  @Test
  void theFirstOfEqualValuesWinsAndTheFirstNaNBeatsAll() {
    float nan = Float.NaN;
    for (var kernel : new PoolKernel[] {new ScalarMaxPool(), new VectorMaxPool()}) {
      assertEquals(0, winnerOf(kernel, 0f, -0f, 0f, -0f));
      assertEquals(0, winnerOf(kernel, -0f, 0f, -0f, 0f));
      assertEquals(1, winnerOf(kernel, 1f, 2f, 2f, 2f));
      assertEquals(2, winnerOf(kernel, 1f, 9f, nan, nan));
      assertEquals(0, winnerOf(kernel, nan, 9f, nan, Float.POSITIVE_INFINITY));
      assertEquals(0, winnerOf(kernel, Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY,
          Float.NEGATIVE_INFINITY));
    }
  }

  @Test
  void onlyTheMaximumKeepsWinners() {
    assertTrue(new ScalarMaxPool().keepsWinners() && new VectorMaxPool().keepsWinners());
    assertFalse(new ScalarAveragePool().keepsWinners() || new VectorAveragePool().keepsWinners());
  }

  @Test
  void refusesAPlaneWhoseWorkspaceIsTooLarge() {
    var g = new PoolGeometry(30_000, 30_000, 3, 20_000, 1, 20_000);
    var error = assertThrows(IllegalArgumentException.class, () -> new VectorMaxPool().workspaceFloats(g));
    assertTrue(error.getMessage().matches( // one more than there are lanes
        "pooling workspace has 30000 x 20000 x (5|9|17) elements, more than 2147483647"), error.getMessage());
  }

  /// What one forward and one backward call wrote.
  private record Pass(GuardedFloats y, int[] winner, GuardedFloats dx) {
    int[] winnersBetweenGuards() {
      int end = WINNER_AT + y.length();
      assertTrue(IntStream.range(0, WINNER_AT).allMatch(i -> winner[i] == UNSET), "winners written before the first");
      assertTrue(IntStream.range(end, winner.length).allMatch(i -> winner[i] == UNSET),
          "winners written past the end");
      return Arrays.copyOfRange(winner, WINNER_AT, end);
    }
  }

  private static Pass run(PoolKernel kernel, PoolGeometry g, GuardedFloats x, GuardedFloats dy) {
    var y = GuardedFloats.unset(7, PLANES * g.outputFloats());
    int[] winner = new int[WINNER_AT + y.length() + 2 * VectorWidth.LANES];
    Arrays.fill(winner, UNSET);
    var dx = GuardedFloats.unset(11, PLANES * g.inputFloats());
    var workspace = GuardedFloats.unset(13, kernel.workspaceFloats(g));
    kernel.forward(g, PLANES, x.array(), x.at(), y.array(), y.at(), winner, WINNER_AT, workspace.array(),
        workspace.at());
    var inferred = GuardedFloats.unset(9, PLANES * g.outputFloats());
    kernel.infer(g, PLANES, x.array(), x.at(), inferred.array(), inferred.at(), workspace.array(), workspace.at());
    inferred.assertSameBits(y, "without winners");
    kernel.backward(g, PLANES, dy.array(), dy.at(), winner, WINNER_AT, dx.array(), dx.at(), workspace.array(),
        workspace.at());
    workspace.assertGuardsIntact();
    return new Pass(y, winner, dx);
  }

  /// Few different values, so that many windows have ties.
  private static GuardedFloats withTies(PoolGeometry g, long seed) {
    var x = GuardedFloats.random(3, PLANES * g.inputFloats(), seed, -4, 4);
    for (int i = 0; i < x.length(); i++) {
      x.array()[x.at() + i] = (float) Math.floor(x.get(i));
    }
    return x;
  }

  private static int winnerOf(PoolKernel kernel, float... window) {
    int[] winner = {UNSET};
    kernel.forward(new PoolGeometry(2, 2, 2, 2, 2, 2), 1, window, 0, new float[1], 0, winner, 0, new float[0], 0);
    return winner[0];
  }
}
