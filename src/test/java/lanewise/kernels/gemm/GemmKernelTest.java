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
        for (int columns : new int[] {1, lanes - 1, lanes, lanes + 1, 2 * lanes, 3 * lanes + 1}) {
          all.add(MatrixProduct.of(7, columns, 5, transposeA, transposeB));
        }
        for (int rows : new int[] {1, 2, 3, 4, 5, 6, 11, 13}) {
          all.add(MatrixProduct.of(rows, 35, 3, transposeA, transposeB));
        }
        all.add(MatrixProduct.of(64, 10, 128, transposeA, transposeB));
        all.add(MatrixProduct.of(10, 128, 300, transposeA, transposeB));
        all.add(MatrixProduct.of(33, 70, 257, transposeA, transposeB));
        all.add(new MatrixProduct(9, 21, 6, transposeA, transposeB, 31, 33, 37));
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("products")
  void productMatchesReferenceAndTwinsAgree(MatrixProduct product) {
    GuardedFloats a = GuardedFloats.random(3, stored(product.transposeA() ? product.depth() : product.rows(),
        product.leadingA()), 1);
    GuardedFloats b = GuardedFloats.random(5, stored(product.transposeB() ? product.columns() : product.depth(),
        product.leadingB()), 2);
    GuardedFloats before = GuardedFloats.random(7, stored(product.rows(), product.leadingC()), 3);
    ReferenceSums expected = reference(product, a, b, before);
    GuardedFloats scalar = multiply(SCALAR, product, a, b, before, product.columns());
    GuardedFloats vector = multiply(VECTOR, product, a, b, before, product.columns());
    expected.assertClose(scalar, "scalar");
    expected.assertClose(vector, "vector");
    vector.assertSameBits(scalar, "vector against scalar");
  }

  @ParameterizedTest
  @MethodSource("products")
  void anyCutOfTheColumnsGivesTheSameBits(MatrixProduct product) {
    GuardedFloats a = GuardedFloats.random(3, stored(product.transposeA() ? product.depth() : product.rows(),
        product.leadingA()), 1);
    GuardedFloats b = GuardedFloats.random(5, stored(product.transposeB() ? product.columns() : product.depth(),
        product.leadingB()), 2);
    GuardedFloats before = GuardedFloats.random(7, stored(product.rows(), product.leadingC()), 3);
    GuardedFloats whole = multiply(VECTOR, product, a, b, before, product.columns());
    for (int cut : new int[] {1, 3, 16, 19}) {
      multiply(VECTOR, product, a, b, before, cut).assertSameBits(whole, "cut every " + cut + " columns");
    }
  }

  @Test
  void refusesALeadingDimensionShorterThanTheRow() {
    var refused = assertThrows(IllegalArgumentException.class, () -> new MatrixProduct(2, 3, 4, false, false, 3, 3, 3));
    assertEquals("leading dimension 3 of A is shorter than its row of 4", refused.getMessage());
  }

  private static int stored(int rows, int leading) {
    return rows * leading;
  }

  private static GuardedFloats multiply(GemmKernel twin, MatrixProduct product, GuardedFloats a, GuardedFloats b,
      GuardedFloats before, int cut) {
    GuardedFloats c = before.copy();
    GuardedFloats workspace = GuardedFloats.unset(9, twin.workspaceFloats(product));
    for (int column = 0; column < product.columns(); column += cut) {
      twin.multiply(product, column, Math.min(column + cut, product.columns()), a.array(), a.at(), b.array(), b.at(),
          c.array(), c.at(), workspace.array(), workspace.at());
    }
    workspace.assertGuardsIntact();
    return c;
  }

  private static ReferenceSums reference(MatrixProduct product, GuardedFloats a, GuardedFloats b,
      GuardedFloats before) {
    ReferenceSums c = new ReferenceSums(before.length());
    for (int i = 0; i < before.length(); i++) {
      c.add(i, before.get(i));
    }
    for (int i = 0; i < product.rows(); i++) {
      for (int j = 0; j < product.columns(); j++) {
        for (int d = 0; d < product.depth(); d++) {
          int ai = product.transposeA() ? d * product.leadingA() + i : i * product.leadingA() + d;
          int bi = product.transposeB() ? j * product.leadingB() + d : d * product.leadingB() + j;
          c.add(i * product.leadingC() + j, (double) a.get(ai) * b.get(bi));
        }
      }
    }
    return c;
  }
}
