package lanewise.kernels.gemm;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The register tiles of [VectorGemm]: six, four or one row of C by two registers, `c[i,j] += Σ_d a[i,d] · panel[d,j]`
/// with d ascending. Six by two keeps twelve sums, two columns and one broadcast within 16 registers.
final class VectorGemmTile {

  /// Rows of the largest tile.
  static final int ROWS = 6;

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();

  private VectorGemmTile() {}

  /// How many rows the next tile takes when `remaining` are left.
  static int rows(int remaining) {
    return remaining >= ROWS ? ROWS : remaining >= 4 ? 4 : 1;
  }

  /// @param rows 6, 4 or 1
  static void multiply(int rows, int depth, float[] a, int aAt, int rowStep, int depthStep, float[] panel, int panelAt,
      float[] c, int cAt, int leading) {
    switch (rows) {
      case 6 -> six(depth, a, aAt, rowStep, depthStep, panel, panelAt, c, cAt, leading);
      case 4 -> four(depth, a, aAt, rowStep, depthStep, panel, panelAt, c, cAt, leading);
      default -> one(depth, a, aAt, depthStep, panel, panelAt, c, cAt);
    }
  }

  private static void six(int depth, float[] a, int aAt, int rowStep, int depthStep, float[] panel, int panelAt,
      float[] c, int cAt, int leading) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, cAt);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, cAt + L);
    FloatVector c10 = FloatVector.fromArray(SPECIES, c, cAt + leading);
    FloatVector c11 = FloatVector.fromArray(SPECIES, c, cAt + leading + L);
    FloatVector c20 = FloatVector.fromArray(SPECIES, c, cAt + 2 * leading);
    FloatVector c21 = FloatVector.fromArray(SPECIES, c, cAt + 2 * leading + L);
    FloatVector c30 = FloatVector.fromArray(SPECIES, c, cAt + 3 * leading);
    FloatVector c31 = FloatVector.fromArray(SPECIES, c, cAt + 3 * leading + L);
    FloatVector c40 = FloatVector.fromArray(SPECIES, c, cAt + 4 * leading);
    FloatVector c41 = FloatVector.fromArray(SPECIES, c, cAt + 4 * leading + L);
    FloatVector c50 = FloatVector.fromArray(SPECIES, c, cAt + 5 * leading);
    FloatVector c51 = FloatVector.fromArray(SPECIES, c, cAt + 5 * leading + L);
    for (int d = 0; d < depth; d++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, panel, panelAt + d * 2 * L);
      FloatVector b1 = FloatVector.fromArray(SPECIES, panel, panelAt + d * 2 * L + L);
      int column = aAt + d * depthStep;
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[column]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[column + rowStep]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[column + 2 * rowStep]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[column + 3 * rowStep]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      FloatVector a4 = FloatVector.broadcast(SPECIES, a[column + 4 * rowStep]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      FloatVector a5 = FloatVector.broadcast(SPECIES, a[column + 5 * rowStep]);
      c50 = a5.fma(b0, c50);
      c51 = a5.fma(b1, c51);
    }
    c00.intoArray(c, cAt);
    c01.intoArray(c, cAt + L);
    c10.intoArray(c, cAt + leading);
    c11.intoArray(c, cAt + leading + L);
    c20.intoArray(c, cAt + 2 * leading);
    c21.intoArray(c, cAt + 2 * leading + L);
    c30.intoArray(c, cAt + 3 * leading);
    c31.intoArray(c, cAt + 3 * leading + L);
    c40.intoArray(c, cAt + 4 * leading);
    c41.intoArray(c, cAt + 4 * leading + L);
    c50.intoArray(c, cAt + 5 * leading);
    c51.intoArray(c, cAt + 5 * leading + L);
  }

  private static void four(int depth, float[] a, int aAt, int rowStep, int depthStep, float[] panel, int panelAt,
      float[] c, int cAt, int leading) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, cAt);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, cAt + L);
    FloatVector c10 = FloatVector.fromArray(SPECIES, c, cAt + leading);
    FloatVector c11 = FloatVector.fromArray(SPECIES, c, cAt + leading + L);
    FloatVector c20 = FloatVector.fromArray(SPECIES, c, cAt + 2 * leading);
    FloatVector c21 = FloatVector.fromArray(SPECIES, c, cAt + 2 * leading + L);
    FloatVector c30 = FloatVector.fromArray(SPECIES, c, cAt + 3 * leading);
    FloatVector c31 = FloatVector.fromArray(SPECIES, c, cAt + 3 * leading + L);
    for (int d = 0; d < depth; d++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, panel, panelAt + d * 2 * L);
      FloatVector b1 = FloatVector.fromArray(SPECIES, panel, panelAt + d * 2 * L + L);
      int column = aAt + d * depthStep;
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[column]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[column + rowStep]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[column + 2 * rowStep]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[column + 3 * rowStep]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
    }
    c00.intoArray(c, cAt);
    c01.intoArray(c, cAt + L);
    c10.intoArray(c, cAt + leading);
    c11.intoArray(c, cAt + leading + L);
    c20.intoArray(c, cAt + 2 * leading);
    c21.intoArray(c, cAt + 2 * leading + L);
    c30.intoArray(c, cAt + 3 * leading);
    c31.intoArray(c, cAt + 3 * leading + L);
  }

  private static void one(int depth, float[] a, int aAt, int depthStep, float[] panel, int panelAt, float[] c,
      int cAt) {
    FloatVector c0 = FloatVector.fromArray(SPECIES, c, cAt);
    FloatVector c1 = FloatVector.fromArray(SPECIES, c, cAt + L);
    for (int d = 0; d < depth; d++) {
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt + d * depthStep]);
      c0 = a0.fma(FloatVector.fromArray(SPECIES, panel, panelAt + d * 2 * L), c0);
      c1 = a0.fma(FloatVector.fromArray(SPECIES, panel, panelAt + d * 2 * L + L), c1);
    }
    c0.intoArray(c, cAt);
    c1.intoArray(c, cAt + L);
  }
}
