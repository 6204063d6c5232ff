package lanewise.kernels.gemm;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The tiles of [VectorGemmTile] for panels of one register, `[d][1 register]`: what is left at the right edge of C.
final class VectorGemmNarrowTile {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();

  private VectorGemmNarrowTile() {}

  /// `c[i,j] += Σ_d a[i,d] · panel[d,j]` for any number of rows, those of c one register apart.
  static void multiply(int rows, int depth, float[] a, int aAt, int rowStep, float[] panel, int panelAt,
      float[] c, int cAt) {
    int height;
    for (int i = 0; i < rows; i += height) {
      height = height(rows - i);
      int row = aAt + i * rowStep;
      int to = cAt + i * L;
      switch (height) {
        case 12 -> twelve(depth, a, row, rowStep, panel, panelAt, c, to);
        case 6 -> six(depth, a, row, rowStep, panel, panelAt, c, to);
        default -> one(depth, a, row, panel, panelAt, c, to);
      }
    }
  }

  private static int height(int remaining) {
    return remaining >= 12 ? 12 : remaining >= 6 ? 6 : 1;
  }

  private static void twelve(int depth, float[] a, int aAt, int rowStep, float[] panel, int panelAt,
      float[] c, int cAt) {
    FloatVector c0 = FloatVector.fromArray(SPECIES, c, cAt);
    FloatVector c1 = FloatVector.fromArray(SPECIES, c, cAt + L);
    FloatVector c2 = FloatVector.fromArray(SPECIES, c, cAt + 2 * L);
    FloatVector c3 = FloatVector.fromArray(SPECIES, c, cAt + 3 * L);
    FloatVector c4 = FloatVector.fromArray(SPECIES, c, cAt + 4 * L);
    FloatVector c5 = FloatVector.fromArray(SPECIES, c, cAt + 5 * L);
    FloatVector c6 = FloatVector.fromArray(SPECIES, c, cAt + 6 * L);
    FloatVector c7 = FloatVector.fromArray(SPECIES, c, cAt + 7 * L);
    FloatVector c8 = FloatVector.fromArray(SPECIES, c, cAt + 8 * L);
    FloatVector c9 = FloatVector.fromArray(SPECIES, c, cAt + 9 * L);
    FloatVector ca = FloatVector.fromArray(SPECIES, c, cAt + 10 * L);
    FloatVector cb = FloatVector.fromArray(SPECIES, c, cAt + 11 * L);
    for (int d = 0; d < depth; d++) {
      FloatVector b = FloatVector.fromArray(SPECIES, panel, panelAt + d * L);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt + d]);
      c0 = a0.fma(b, c0);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[aAt + d + rowStep]);
      c1 = a1.fma(b, c1);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[aAt + d + 2 * rowStep]);
      c2 = a2.fma(b, c2);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[aAt + d + 3 * rowStep]);
      c3 = a3.fma(b, c3);
      FloatVector a4 = FloatVector.broadcast(SPECIES, a[aAt + d + 4 * rowStep]);
      c4 = a4.fma(b, c4);
      FloatVector a5 = FloatVector.broadcast(SPECIES, a[aAt + d + 5 * rowStep]);
      c5 = a5.fma(b, c5);
      FloatVector a6 = FloatVector.broadcast(SPECIES, a[aAt + d + 6 * rowStep]);
      c6 = a6.fma(b, c6);
      FloatVector a7 = FloatVector.broadcast(SPECIES, a[aAt + d + 7 * rowStep]);
      c7 = a7.fma(b, c7);
      FloatVector a8 = FloatVector.broadcast(SPECIES, a[aAt + d + 8 * rowStep]);
      c8 = a8.fma(b, c8);
      FloatVector a9 = FloatVector.broadcast(SPECIES, a[aAt + d + 9 * rowStep]);
      c9 = a9.fma(b, c9);
      FloatVector aa = FloatVector.broadcast(SPECIES, a[aAt + d + 10 * rowStep]);
      ca = aa.fma(b, ca);
      FloatVector ab = FloatVector.broadcast(SPECIES, a[aAt + d + 11 * rowStep]);
      cb = ab.fma(b, cb);
    }
    c0.intoArray(c, cAt);
    c1.intoArray(c, cAt + L);
    c2.intoArray(c, cAt + 2 * L);
    c3.intoArray(c, cAt + 3 * L);
    c4.intoArray(c, cAt + 4 * L);
    c5.intoArray(c, cAt + 5 * L);
    c6.intoArray(c, cAt + 6 * L);
    c7.intoArray(c, cAt + 7 * L);
    c8.intoArray(c, cAt + 8 * L);
    c9.intoArray(c, cAt + 9 * L);
    ca.intoArray(c, cAt + 10 * L);
    cb.intoArray(c, cAt + 11 * L);
  }

  private static void six(int depth, float[] a, int aAt, int rowStep, float[] panel, int panelAt,
      float[] c, int cAt) {
    FloatVector c0 = FloatVector.fromArray(SPECIES, c, cAt);
    FloatVector c1 = FloatVector.fromArray(SPECIES, c, cAt + L);
    FloatVector c2 = FloatVector.fromArray(SPECIES, c, cAt + 2 * L);
    FloatVector c3 = FloatVector.fromArray(SPECIES, c, cAt + 3 * L);
    FloatVector c4 = FloatVector.fromArray(SPECIES, c, cAt + 4 * L);
    FloatVector c5 = FloatVector.fromArray(SPECIES, c, cAt + 5 * L);
    for (int d = 0; d < depth; d++) {
      FloatVector b = FloatVector.fromArray(SPECIES, panel, panelAt + d * L);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt + d]);
      c0 = a0.fma(b, c0);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[aAt + d + rowStep]);
      c1 = a1.fma(b, c1);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[aAt + d + 2 * rowStep]);
      c2 = a2.fma(b, c2);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[aAt + d + 3 * rowStep]);
      c3 = a3.fma(b, c3);
      FloatVector a4 = FloatVector.broadcast(SPECIES, a[aAt + d + 4 * rowStep]);
      c4 = a4.fma(b, c4);
      FloatVector a5 = FloatVector.broadcast(SPECIES, a[aAt + d + 5 * rowStep]);
      c5 = a5.fma(b, c5);
    }
    c0.intoArray(c, cAt);
    c1.intoArray(c, cAt + L);
    c2.intoArray(c, cAt + 2 * L);
    c3.intoArray(c, cAt + 3 * L);
    c4.intoArray(c, cAt + 4 * L);
    c5.intoArray(c, cAt + 5 * L);
  }

  private static void one(int depth, float[] a, int aAt, float[] panel, int panelAt,
      float[] c, int cAt) {
    FloatVector c0 = FloatVector.fromArray(SPECIES, c, cAt);
    for (int d = 0; d < depth; d++) {
      FloatVector b = FloatVector.fromArray(SPECIES, panel, panelAt + d * L);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt + d]);
      c0 = a0.fma(b, c0);
    }
    c0.intoArray(c, cAt);
  }
}
