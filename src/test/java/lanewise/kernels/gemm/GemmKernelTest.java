package lanewise.kernels.gemm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lanewise.kernels.common.GuardedFloats;
import lanewise.kernels.common.ReferenceSums;
import lanewise.kernels.common.VectorWidth;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GemmKernelTest {

  private static final GemmKernel SCALAR = new ScalarGemm();
  private static final GemmKernel VECTOR = new VectorGemm();

  @BeforeAll
  static void vectorsHaveTheWidthAskedFor() {
    VectorWidth.assertAsAsked();
  }

  static Stream<MatrixProduct> products() {
    List<MatrixProduct> all = new ArrayList<>();
    int lanes = VectorWidth.LANES;
    for (boolean transposeA : new boolean[] {false, true}) {
      for (boolean transposeB : new boolean[] {false, true}) {
        for (int columns : new int[] {1, lanes - 1, lanes, lanes + 1, 2 * lanes, 3 * lanes + 1, 4 * lanes}) {
          all.add(MatrixProduct.of(7, columns, 5, transposeA, transposeB));
          all.add(MatrixProduct.of(columns, 7, 5, transposeA, transposeB));
        }
        for (int rows : new int[] {1, 2, 3, 4, 5, 6, 8, 11, 12, 13, 16, 25}) {
          all.add(MatrixProduct.of(rows, 35, 3, transposeA, transposeB));
        }
        all.add(MatrixProduct.of(2, 9 * lanes + 3, 5, transposeA, transposeB));
        all.add(MatrixProduct.of(64, 10, 128, transposeA, transposeB));
        all.add(MatrixProduct.of(10, 128, 300, transposeA, transposeB));
        all.add(MatrixProduct.of(33, 70, 257, transposeA, transposeB));
        all.add(MatrixProduct.of(5, 700, 256, transposeA, transposeB));
        all.add(MatrixProduct.of(700, 5, 256, transposeA, transposeB));
        all.add(new MatrixProduct(9, 21, 6, transposeA, transposeB, 31, 33, 37, Start.PRESENT));
        all.add(new MatrixProduct(40, 3 * lanes, 261, transposeA, transposeB, 512, 512, 256, Start.PRESENT));
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("products")
  void productMatchesReferenceAndTwinsAgree(MatrixProduct product) {
    for (Start start : Start.values()) {
      var operands = new Operands(product.startingAt(start));
      ReferenceSums expected = operands.reference();
      GuardedFloats scalar = operands.multiply(SCALAR);
      GuardedFloats vector = operands.multiply(VECTOR);
      expected.assertClose(scalar, "scalar from " + start);
      expected.assertClose(vector, "vector from " + start);
      vector.assertSameBits(scalar, "vector against scalar from " + start);
    }
  }

  @ParameterizedTest
  @MethodSource("products")
  void anyCutGivesTheSameBits(MatrixProduct product) {
    for (Start start : Start.values()) {
      var operands = new Operands(product.startingAt(start));
      GuardedFloats whole = operands.multiply(VECTOR);
      for (int rowParts : new int[] {1, 2, 5}) {
        for (int columnParts : new int[] {1, 3}) {
          List<ProductTile> grid = ProductTile.grid(operands.product,
              Math.min(rowParts, product.rows()), Math.min(columnParts, product.columns()));
          operands.multiply(VECTOR, grid).assertSameBits(whole, rowParts + " by " + columnParts + " from " + start);
        }
      }
      for (GemmKernel kernel : List.of(SCALAR, VECTOR)) {
        operands.multiply(kernel, kernel.cut(operands.product, 9)).assertSameBits(whole, "own cut from " + start);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Start.class)
  void gapsBetweenRowsStayAsTheyWere(Start start) {
    for (boolean transposeA : new boolean[] {false, true}) {
      for (boolean transposeB : new boolean[] {false, true}) {
        var product = new MatrixProduct(19, 45, 7, transposeA, transposeB, 50, 51, 53, start);
        var operands = new Operands(product);
        for (GemmKernel kernel : List.of(SCALAR, VECTOR)) {
          GuardedFloats c = operands.multiply(kernel);
          for (int i = 0; i < product.rows(); i++) {
            for (int j = product.columns(); j < product.leadingC(); j++) {
              int at = i * product.leadingC() + j;
              assertEquals(operands.before.get(at), c.get(at), () -> product + " wrote into the gap at " + at);
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = Start.class, names = {"ZERO", "BIAS"})
  void whatCHeldIsNotRead(Start start) {
    for (int columns : new int[] {3, 40}) {
      for (boolean transposeA : new boolean[] {false, true}) {
        var operands = new Operands(MatrixProduct.of(20, columns, 300, transposeA, true).startingAt(start));
        for (GemmKernel kernel : List.of(SCALAR, VECTOR)) {
          GuardedFloats expected = operands.multiply(kernel);
          GuardedFloats unset = GuardedFloats.unset(7, 20 * columns);
          operands.multiplyInto(kernel, unset);
          unset.assertSameBits(expected, "C unset before");
        }
      }
    }
  }

  @Test
  void refusesALeadingDimensionShorterThanTheRow() {
    var refused = assertThrows(IllegalArgumentException.class,
        () -> new MatrixProduct(2, 3, 4, false, false, 3, 3, 3, Start.ZERO));
    assertEquals("leading dimension 3 of A is shorter than its row of 4", refused.getMessage());
  }

  /// Random matrices of one product.
  private static final class Operands {

    final MatrixProduct product;
    final GuardedFloats a;
    final GuardedFloats b;
    final GuardedFloats bias;
    final GuardedFloats before;

    Operands(MatrixProduct product) {
      this.product = product;
      this.a = GuardedFloats.random(3, (product.transposeA() ? product.depth() : product.rows()) * product.leadingA(),
          1);
      this.b = GuardedFloats.random(5,
          (product.transposeB() ? product.columns() : product.depth()) * product.leadingB(), 2);
      this.bias = GuardedFloats.random(11, product.columns(), 4);
      this.before = GuardedFloats.random(7, product.rows() * product.leadingC(), 3);
    }

    GuardedFloats multiply(GemmKernel kernel) {
      GuardedFloats c = before.copy();
      multiplyInto(kernel, c);
      return c;
    }

    void multiplyInto(GemmKernel kernel, GuardedFloats c) {
      GuardedFloats workspace = GuardedFloats.unset(9, kernel.workspaceFloats(product));
      kernel.multiply(product, a.array(), a.at(), b.array(), b.at(), bias.array(), bias.at(), c.array(), c.at(),
          workspace.array(), workspace.at());
      workspace.assertGuardsIntact();
    }

    GuardedFloats multiply(GemmKernel kernel, List<ProductTile> tiles) {
      GuardedFloats c = before.copy();
      for (ProductTile tile : tiles) {
        GuardedFloats workspace = GuardedFloats.unset(9, kernel.workspaceFloats(tile.product()));
        tile.multiply(kernel, a.array(), a.at(), b.array(), b.at(), bias.array(), bias.at(), c.array(), c.at(),
            workspace.array(), workspace.at());
        workspace.assertGuardsIntact();
      }
      return c;
    }

    ReferenceSums reference() {
      ReferenceSums c = new ReferenceSums(before.length());
      for (int i = 0; i < product.rows(); i++) {
        for (int j = 0; j < product.leadingC(); j++) {
          int at = i * product.leadingC() + j;
          if (j >= product.columns() || product.start() == Start.PRESENT) {
            c.add(at, before.get(at));
          } else if (product.start() == Start.BIAS) {
            c.add(at, bias.get(j));
          }
          for (int d = 0; j < product.columns() && d < product.depth(); d++) {
            int ai = product.transposeA() ? d * product.leadingA() + i : i * product.leadingA() + d;
            int bi = product.transposeB() ? j * product.leadingB() + d : d * product.leadingB() + j;
            c.add(at, (double) a.get(ai) * b.get(bi));
          }
        }
      }
      return c;
    }
  }
}
