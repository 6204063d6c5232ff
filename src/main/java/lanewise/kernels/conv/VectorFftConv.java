package lanewise.kernels.conv;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernels.fft.VectorFft;

/// [FftConv] with lanes over neighbouring frequencies. Four sums stay in registers while the reduction is walked in
/// order: eight accumulators also fit the 16 registers of a 256-bit machine.
public final class VectorFftConv extends FftConv {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();

  public VectorFftConv() {
    super(new VectorFft());
  }

  @Override
  void oneSum(int depth, float[] workspace, int aAt, float[] b, int bAt, int outAt) {
    for (int lane = 0; lane < LANES; lane += L) {
      oneSumOfLanes(depth, workspace, aAt + lane, b, bAt + lane, outAt + lane);
    }
  }

  private static void oneSumOfLanes(int depth, float[] workspace, int aAt, float[] b, int bAt, int outAt) {
    var re0 = FloatVector.zero(SPECIES);
    var im0 = FloatVector.zero(SPECIES);
    for (int d = 0; d < depth * BLOCK; d += BLOCK) {
      var re = FloatVector.fromArray(SPECIES, workspace, aAt + d);
      var im = FloatVector.fromArray(SPECIES, workspace, aAt + LANES + d);
      var c = FloatVector.fromArray(SPECIES, b, bAt + d);
      var s = FloatVector.fromArray(SPECIES, b, bAt + LANES + d);
      re0 = im.neg().fma(s, re.fma(c, re0));
      im0 = im.fma(c, re.fma(s, im0));
    }
    re0.intoArray(workspace, outAt);
    im0.intoArray(workspace, outAt + LANES);
  }

  @Override
  void fourSums(int depth, float[] workspace, int aAt, float[] b, int bAt, int outAt) {
    for (int lane = 0; lane < LANES; lane += L) {
      fourSumsOfLanes(depth, workspace, aAt + lane, b, bAt + lane, outAt + lane);
    }
  }

  private static void fourSumsOfLanes(int depth, float[] workspace, int aAt, float[] b, int bAt, int outAt) {
    int line = depth * BLOCK;
    var re0 = FloatVector.zero(SPECIES);
    var im0 = FloatVector.zero(SPECIES);
    var re1 = FloatVector.zero(SPECIES);
    var im1 = FloatVector.zero(SPECIES);
    var re2 = FloatVector.zero(SPECIES);
    var im2 = FloatVector.zero(SPECIES);
    var re3 = FloatVector.zero(SPECIES);
    var im3 = FloatVector.zero(SPECIES);
    for (int d = 0; d < line; d += BLOCK) {
      var re = FloatVector.fromArray(SPECIES, workspace, aAt + d);
      var im = FloatVector.fromArray(SPECIES, workspace, aAt + LANES + d);
      var minusIm = im.neg();
      int at = bAt + d;
      var c = FloatVector.fromArray(SPECIES, b, at);
      var s = FloatVector.fromArray(SPECIES, b, at + LANES);
      re0 = minusIm.fma(s, re.fma(c, re0));
      im0 = im.fma(c, re.fma(s, im0));
      c = FloatVector.fromArray(SPECIES, b, at + line);
      s = FloatVector.fromArray(SPECIES, b, at + line + LANES);
      re1 = minusIm.fma(s, re.fma(c, re1));
      im1 = im.fma(c, re.fma(s, im1));
      c = FloatVector.fromArray(SPECIES, b, at + 2 * line);
      s = FloatVector.fromArray(SPECIES, b, at + 2 * line + LANES);
      re2 = minusIm.fma(s, re.fma(c, re2));
      im2 = im.fma(c, re.fma(s, im2));
      c = FloatVector.fromArray(SPECIES, b, at + 3 * line);
      s = FloatVector.fromArray(SPECIES, b, at + 3 * line + LANES);
      re3 = minusIm.fma(s, re.fma(c, re3));
      im3 = im.fma(c, re.fma(s, im3));
    }
    re0.intoArray(workspace, outAt);
    im0.intoArray(workspace, outAt + LANES);
    re1.intoArray(workspace, outAt + BLOCK);
    im1.intoArray(workspace, outAt + BLOCK + LANES);
    re2.intoArray(workspace, outAt + 2 * BLOCK);
    im2.intoArray(workspace, outAt + 2 * BLOCK + LANES);
    re3.intoArray(workspace, outAt + 3 * BLOCK);
    im3.intoArray(workspace, outAt + 3 * BLOCK + LANES);
  }
}
