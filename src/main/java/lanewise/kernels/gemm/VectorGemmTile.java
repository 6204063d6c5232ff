package lanewise.kernels.gemm;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Register tiles: a few rows of C by two registers of columns, `c[i,j] += Σ_d a[i,d] · panel[d,j]` with d ascending
/// and fused multiply-add. A panel is packed as `[d][2 registers]`; a is read in place, its rows contiguous in
/// d, `rowStep` floats apart.
///
/// Six rows by two registers keep twelve sums, two columns and one broadcast within 16 registers, and twelve
/// independent sums hide the latency of a multiply-add. Where there are 32 registers, twelve rows are no faster.
public final class VectorGemmTile {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();

  /// Columns of a panel.
  public static final int COLUMNS = 2 * L;

  /// Rows of the next tile where so many are left, or more: low tiles, whose sums are too few to hide the latency,
  /// seldom. There is none of two rows, which C2 would inline into the loop over tiles and box there.
  private static final int[] HEIGHTS = {0, 1, 1, 3, 4, 4, 6, 4, 4, 6, 6, 4, 6};

  private VectorGemmTile() {}

  /// `c[i,j] += Σ_d a[i,d] · panel[d,j]` for any number of rows.
  ///
  /// @param rowStep distance between the rows of a
  /// @param leading distance between the rows of c
  public static void multiply(int rows, int depth, float[] a, int aAt, int rowStep, float[] panel, int panelAt,
      float[] c, int cAt, int leading) {
    int height;
    for (int i = 0; i < rows; i += height) {
      height = HEIGHTS[Math.min(rows - i, HEIGHTS.length - 1)];
      int row = aAt + i * rowStep;
      int to = cAt + i * leading;
      switch (height) {
        case 6 -> six(depth, a, row, rowStep, panel, panelAt, c, to, leading);
        case 4 -> four(depth, a, row, rowStep, panel, panelAt, c, to, leading);
        case 3 -> three(depth, a, row, rowStep, panel, panelAt, c, to, leading);
        default -> one(depth, a, row, panel, panelAt, c, to);
      }
    }
  }

  private static void six(int depth, float[] a, int aAt, int rowStep, float[] panel, int panelAt,
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
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt + d]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[aAt + d + rowStep]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[aAt + d + 2 * rowStep]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[aAt + d + 3 * rowStep]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      FloatVector a4 = FloatVector.broadcast(SPECIES, a[aAt + d + 4 * rowStep]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      FloatVector a5 = FloatVector.broadcast(SPECIES, a[aAt + d + 5 * rowStep]);
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

  private static void four(int depth, float[] a, int aAt, int rowStep, float[] panel, int panelAt,
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
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt + d]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[aAt + d + rowStep]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[aAt + d + 2 * rowStep]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[aAt + d + 3 * rowStep]);
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

  private static void three(int depth, float[] a, int aAt, int rowStep, float[] panel, int panelAt,
      float[] c, int cAt, int leading) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, cAt);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, cAt + L);
    FloatVector c10 = FloatVector.fromArray(SPECIES, c, cAt + leading);
    FloatVector c11 = FloatVector.fromArray(SPECIES, c, cAt + leading + L);
    FloatVector c20 = FloatVector.fromArray(SPECIES, c, cAt + 2 * leading);
    FloatVector c21 = FloatVector.fromArray(SPECIES, c, cAt + 2 * leading + L);
    for (int d = 0; d < depth; d++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, panel, panelAt + d * 2 * L);
      FloatVector b1 = FloatVector.fromArray(SPECIES, panel, panelAt + d * 2 * L + L);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt + d]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[aAt + d + rowStep]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[aAt + d + 2 * rowStep]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
    }
    c00.intoArray(c, cAt);
    c01.intoArray(c, cAt + L);
    c10.intoArray(c, cAt + leading);
    c11.intoArray(c, cAt + leading + L);
    c20.intoArray(c, cAt + 2 * leading);
    c21.intoArray(c, cAt + 2 * leading + L);
  }

  private static void one(int depth, float[] a, int aAt, float[] panel, int panelAt,
      float[] c, int cAt) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, cAt);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, cAt + L);
    for (int d = 0; d < depth; d++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, panel, panelAt + d * 2 * L);
      FloatVector b1 = FloatVector.fromArray(SPECIES, panel, panelAt + d * 2 * L + L);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt + d]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
    }
    c00.intoArray(c, cAt);
    c01.intoArray(c, cAt + L);
  }
}
