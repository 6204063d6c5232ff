package lanewise.kernels.probe;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// [ProbeKernel] with whole registers.
public final class VectorProbe implements ProbeKernel {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> BITS = SPECIES.vectorShape().withLanes(int.class);
  private static final int L = SPECIES.length();
  private static final ProbeKernel REST = new ScalarProbe();

  @Override
  public long flopsOfFma() {
    return 2L * CHAINS * L;
  }

  @Override
  public float fma(int iterations) {
    var factor = FloatVector.broadcast(SPECIES, FACTOR);
    var s0 = FloatVector.broadcast(SPECIES, 0f);
    var s1 = FloatVector.broadcast(SPECIES, 1f);
    var s2 = FloatVector.broadcast(SPECIES, 2f);
    var s3 = FloatVector.broadcast(SPECIES, 3f);
    var s4 = FloatVector.broadcast(SPECIES, 4f);
    var s5 = FloatVector.broadcast(SPECIES, 5f);
    var s6 = FloatVector.broadcast(SPECIES, 6f);
    var s7 = FloatVector.broadcast(SPECIES, 7f);
    var s8 = FloatVector.broadcast(SPECIES, 8f);
    var s9 = FloatVector.broadcast(SPECIES, 9f);
    var s10 = FloatVector.broadcast(SPECIES, 10f);
    var s11 = FloatVector.broadcast(SPECIES, 11f);
    for (int i = 0; i < iterations; i++) {
      s0 = factor.fma(factor, s0);
      s1 = factor.fma(factor, s1);
      s2 = factor.fma(factor, s2);
      s3 = factor.fma(factor, s3);
      s4 = factor.fma(factor, s4);
      s5 = factor.fma(factor, s5);
      s6 = factor.fma(factor, s6);
      s7 = factor.fma(factor, s7);
      s8 = factor.fma(factor, s8);
      s9 = factor.fma(factor, s9);
      s10 = factor.fma(factor, s10);
      s11 = factor.fma(factor, s11);
    }
    return s0.add(s1).add(s2).add(s3).add(s4).add(s5).add(s6).add(s7).add(s8).add(s9).add(s10).add(s11).lane(0);
  }

  @Override
  public int read(int length, float[] x, int xAt) {
    var bits0 = IntVector.zero(BITS);
    var bits1 = IntVector.zero(BITS);
    var bits2 = IntVector.zero(BITS);
    var bits3 = IntVector.zero(BITS);
    int i = 0;
    for (; i <= length - 4 * L; i += 4 * L) {
      bits0 = bits0.lanewise(VectorOperators.XOR, bits(x, xAt + i));
      bits1 = bits1.lanewise(VectorOperators.XOR, bits(x, xAt + i + L));
      bits2 = bits2.lanewise(VectorOperators.XOR, bits(x, xAt + i + 2 * L));
      bits3 = bits3.lanewise(VectorOperators.XOR, bits(x, xAt + i + 3 * L));
    }
    return bits0.lanewise(VectorOperators.XOR, bits1)
        .lanewise(VectorOperators.XOR, bits2.lanewise(VectorOperators.XOR, bits3))
        .reduceLanes(VectorOperators.XOR) ^ REST.read(length - i, x, xAt + i);
  }

  private static IntVector bits(float[] x, int at) {
    return FloatVector.fromArray(SPECIES, x, at).reinterpretAsInts();
  }
}
