package lanewise.kernels.gemm;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The tiles of [VectorGemmTile] that need 32 registers: twelve and eight rows by two registers.
final class VectorGemmTallTile {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();

  private VectorGemmTallTile() {}

  static void twelve(int depth, float[] a, int aAt, int rowStep, float[] panel, int panelAt,
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
    FloatVector c60 = FloatVector.fromArray(SPECIES, c, cAt + 6 * leading);
    FloatVector c61 = FloatVector.fromArray(SPECIES, c, cAt + 6 * leading + L);
    FloatVector c70 = FloatVector.fromArray(SPECIES, c, cAt + 7 * leading);
    FloatVector c71 = FloatVector.fromArray(SPECIES, c, cAt + 7 * leading + L);
    FloatVector c80 = FloatVector.fromArray(SPECIES, c, cAt + 8 * leading);
    FloatVector c81 = FloatVector.fromArray(SPECIES, c, cAt + 8 * leading + L);
    FloatVector c90 = FloatVector.fromArray(SPECIES, c, cAt + 9 * leading);
    FloatVector c91 = FloatVector.fromArray(SPECIES, c, cAt + 9 * leading + L);
    FloatVector ca0 = FloatVector.fromArray(SPECIES, c, cAt + 10 * leading);
    FloatVector ca1 = FloatVector.fromArray(SPECIES, c, cAt + 10 * leading + L);
    FloatVector cb0 = FloatVector.fromArray(SPECIES, c, cAt + 11 * leading);
    FloatVector cb1 = FloatVector.fromArray(SPECIES, c, cAt + 11 * leading + L);
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
      FloatVector a6 = FloatVector.broadcast(SPECIES, a[aAt + d + 6 * rowStep]);
      c60 = a6.fma(b0, c60);
      c61 = a6.fma(b1, c61);
      FloatVector a7 = FloatVector.broadcast(SPECIES, a[aAt + d + 7 * rowStep]);
      c70 = a7.fma(b0, c70);
      c71 = a7.fma(b1, c71);
      FloatVector a8 = FloatVector.broadcast(SPECIES, a[aAt + d + 8 * rowStep]);
      c80 = a8.fma(b0, c80);
      c81 = a8.fma(b1, c81);
      FloatVector a9 = FloatVector.broadcast(SPECIES, a[aAt + d + 9 * rowStep]);
      c90 = a9.fma(b0, c90);
      c91 = a9.fma(b1, c91);
      FloatVector aa = FloatVector.broadcast(SPECIES, a[aAt + d + 10 * rowStep]);
      ca0 = aa.fma(b0, ca0);
      ca1 = aa.fma(b1, ca1);
      FloatVector ab = FloatVector.broadcast(SPECIES, a[aAt + d + 11 * rowStep]);
      cb0 = ab.fma(b0, cb0);
      cb1 = ab.fma(b1, cb1);
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
    c60.intoArray(c, cAt + 6 * leading);
    c61.intoArray(c, cAt + 6 * leading + L);
    c70.intoArray(c, cAt + 7 * leading);
    c71.intoArray(c, cAt + 7 * leading + L);
    c80.intoArray(c, cAt + 8 * leading);
    c81.intoArray(c, cAt + 8 * leading + L);
    c90.intoArray(c, cAt + 9 * leading);
    c91.intoArray(c, cAt + 9 * leading + L);
    ca0.intoArray(c, cAt + 10 * leading);
    ca1.intoArray(c, cAt + 10 * leading + L);
    cb0.intoArray(c, cAt + 11 * leading);
    cb1.intoArray(c, cAt + 11 * leading + L);
  }

  static void eight(int depth, float[] a, int aAt, int rowStep, float[] panel, int panelAt,
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
    FloatVector c60 = FloatVector.fromArray(SPECIES, c, cAt + 6 * leading);
    FloatVector c61 = FloatVector.fromArray(SPECIES, c, cAt + 6 * leading + L);
    FloatVector c70 = FloatVector.fromArray(SPECIES, c, cAt + 7 * leading);
    FloatVector c71 = FloatVector.fromArray(SPECIES, c, cAt + 7 * leading + L);
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
      FloatVector a6 = FloatVector.broadcast(SPECIES, a[aAt + d + 6 * rowStep]);
      c60 = a6.fma(b0, c60);
      c61 = a6.fma(b1, c61);
      FloatVector a7 = FloatVector.broadcast(SPECIES, a[aAt + d + 7 * rowStep]);
      c70 = a7.fma(b0, c70);
      c71 = a7.fma(b1, c71);
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
    c60.intoArray(c, cAt + 6 * leading);
    c61.intoArray(c, cAt + 6 * leading + L);
    c70.intoArray(c, cAt + 7 * leading);
    c71.intoArray(c, cAt + 7 * leading + L);
  }
}
