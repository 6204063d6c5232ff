package lanewise.kernels.gemm;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// The part of [VectorGemm] for a few rows of A and a B that is not transposed, as when single images are recognised: B
/// is read in place, because each element is used too seldom to pay for packing it.
final class VectorRowProduct {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();
  private static final int REGISTERS = 8;
  private static final int MOST_ROWS = 3;

  private VectorRowProduct() {}

  static boolean fits(MatrixProduct product) {
    return product.rows() <= MOST_ROWS && !product.transposeB();
  }

  static void multiply(MatrixProduct product, float[] a, int aAt, float[] b, int bAt, float[] bias, int biasAt,
      float[] c, int cAt) {
    int columns = product.columns();
    int rowStep = product.transposeA() ? 1 : product.leadingA();
    int depthStep = product.transposeA() ? product.leadingA() : 1;
    for (int i = 0; i < product.rows(); i++) {
      int to = cAt + i * product.leadingC();
      switch (product.start()) {
        case PRESENT -> { }
        case ZERO -> Arrays.fill(c, to, to + columns, 0f);
        case BIAS -> System.arraycopy(bias, biasAt, c, to, columns);
      }
      int row = aAt + i * rowStep;
      int j = 0;
      for (; j + REGISTERS * L <= columns; j += REGISTERS * L) {
        eight(product.depth(), a, row, depthStep, b, bAt + j, product.leadingB(), c, to + j);
      }
      for (; j + L <= columns; j += L) {
        one(product.depth(), a, row, depthStep, b, bAt + j, product.leadingB(), c, to + j);
      }
      if (j < columns) {
        some(columns - j, product.depth(), a, row, depthStep, b, bAt + j, product.leadingB(), c, to + j);
      }
    }
  }

  private static void eight(int depth, float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] c,
      int cAt) {
    FloatVector c0 = FloatVector.fromArray(SPECIES, c, cAt);
    FloatVector c1 = FloatVector.fromArray(SPECIES, c, cAt + L);
    FloatVector c2 = FloatVector.fromArray(SPECIES, c, cAt + 2 * L);
    FloatVector c3 = FloatVector.fromArray(SPECIES, c, cAt + 3 * L);
    FloatVector c4 = FloatVector.fromArray(SPECIES, c, cAt + 4 * L);
    FloatVector c5 = FloatVector.fromArray(SPECIES, c, cAt + 5 * L);
    FloatVector c6 = FloatVector.fromArray(SPECIES, c, cAt + 6 * L);
    FloatVector c7 = FloatVector.fromArray(SPECIES, c, cAt + 7 * L);
    for (int d = 0, at = bAt; d < depth; d++, at += bStep) {
      FloatVector ad = FloatVector.broadcast(SPECIES, a[aAt + d * aStep]);
      c0 = ad.fma(FloatVector.fromArray(SPECIES, b, at), c0);
      c1 = ad.fma(FloatVector.fromArray(SPECIES, b, at + L), c1);
      c2 = ad.fma(FloatVector.fromArray(SPECIES, b, at + 2 * L), c2);
      c3 = ad.fma(FloatVector.fromArray(SPECIES, b, at + 3 * L), c3);
      c4 = ad.fma(FloatVector.fromArray(SPECIES, b, at + 4 * L), c4);
      c5 = ad.fma(FloatVector.fromArray(SPECIES, b, at + 5 * L), c5);
      c6 = ad.fma(FloatVector.fromArray(SPECIES, b, at + 6 * L), c6);
      c7 = ad.fma(FloatVector.fromArray(SPECIES, b, at + 7 * L), c7);
    }
    c0.intoArray(c, cAt);
    c1.intoArray(c, cAt + L);
    c2.intoArray(c, cAt + 2 * L);
    c3.intoArray(c, cAt + 3 * L);
    c4.intoArray(c, cAt + 4 * L);
    c5.intoArray(c, cAt + 5 * L);
    c6.intoArray(c, cAt + 6 * L);
    c7.intoArray(c, cAt + 7 * L);
  }

  private static void one(int depth, float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] c,
      int cAt) {
    FloatVector sum = FloatVector.fromArray(SPECIES, c, cAt);
    for (int d = 0, at = bAt; d < depth; d++, at += bStep) {
      sum = FloatVector.broadcast(SPECIES, a[aAt + d * aStep]).fma(FloatVector.fromArray(SPECIES, b, at), sum);
    }
    sum.intoArray(c, cAt);
  }

  private static void some(int columns, int depth, float[] a, int aAt, int aStep, float[] b, int bAt, int bStep,
      float[] c, int cAt) {
    VectorMask<Float> inside = SPECIES.indexInRange(0, columns);
    FloatVector sum = FloatVector.fromArray(SPECIES, c, cAt, inside);
    for (int d = 0, at = bAt; d < depth; d++, at += bStep) {
      sum = FloatVector.broadcast(SPECIES, a[aAt + d * aStep]).fma(FloatVector.fromArray(SPECIES, b, at, inside), sum);
    }
    sum.intoArray(c, cAt, inside);
  }
}
