package lanewise.kernels.blas;

import static jdk.incubator.vector.VectorOperators.EQ;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernels.common.LaneTree;
import lanewise.kernels.common.VectorLaneSums;
import lanewise.kernels.common.VectorLaneTree;

/// [ScalarBlas] for whole registers. What is left of less than one register goes to the scalar twin where elements
/// stand alone, and into a masked register where they are summed.
public final class VectorBlas implements BlasKernel {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final BlasKernel REST = new ScalarBlas();

  @Override
  public void axpy(int length, float a, float[] x, int xAt, float[] y, int yAt) {
    var factor = FloatVector.broadcast(SPECIES, a);
    int i = 0;
    for (int bound = SPECIES.loopBound(length); i < bound; i += SPECIES.length()) {
      factor.fma(load(x, xAt + i), load(y, yAt + i)).intoArray(y, yAt + i);
    }
    REST.axpy(length - i, a, x, xAt + i, y, yAt + i);
  }

  @Override
  public void scaledDifference(int length, float scale, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    int i = 0;
    for (int bound = SPECIES.loopBound(length); i < bound; i += SPECIES.length()) {
      load(a, aAt + i).sub(load(b, bAt + i)).mul(scale).intoArray(y, yAt + i);
    }
    REST.scaledDifference(length - i, scale, a, aAt + i, b, bAt + i, y, yAt + i);
  }

  @Override
  public float sumOfSquares(int length, float[] x, int xAt, float[] workspace, int workspaceAt) {
    return VectorLaneSums.dot(length, x, xAt, x, xAt, workspace, workspaceAt);
  }

  @Override
  public void sumRows(int rows, int columns, float[] x, int xAt, float[] sum, int sumAt) {
    int j = 0;
    for (int bound = SPECIES.loopBound(columns); j < bound; j += SPECIES.length()) {
      var total = FloatVector.zero(SPECIES);
      for (int i = 0; i < rows; i++) {
        total = total.add(load(x, xAt + i * columns + j));
      }
      total.intoArray(sum, sumAt + j);
    }
    if (j < columns) {
      var inside = SPECIES.indexInRange(j, columns);
      var total = FloatVector.zero(SPECIES);
      for (int i = 0; i < rows; i++) {
        total = total.add(FloatVector.fromArray(SPECIES, x, xAt + i * columns + j, inside));
      }
      total.intoArray(sum, sumAt + j, inside);
    }
  }

  @Override
  public void sumPlanes(int images, int planes, int plane, float[] x, int xAt, float[] sum, int sumAt,
      float[] workspace, int workspaceAt) {
    for (int k = 0; k < planes; k++) {
      Arrays.fill(workspace, workspaceAt, workspaceAt + LaneTree.LANES, 0f);
      for (int n = 0; n < images; n++) {
        addPlane(plane, x, xAt + (n * planes + k) * plane, workspace, workspaceAt);
      }
      sum[sumAt + k] += VectorLaneTree.sum(workspace, workspaceAt);
    }
  }

  /// Adds element i to lane i mod 16.
  private static void addPlane(int length, float[] x, int xAt, float[] lanes, int lanesAt) {
    for (int group = 0; group < LaneTree.LANES; group += SPECIES.length()) {
      var sum = load(lanes, lanesAt + group);
      int i = group;
      for (; i + SPECIES.length() <= length; i += LaneTree.LANES) {
        sum = sum.add(load(x, xAt + i));
      }
      var inside = SPECIES.indexInRange(i, length);
      sum.add(FloatVector.fromArray(SPECIES, x, xAt + i, inside), inside).intoArray(lanes, lanesAt + group);
    }
  }

  /// `0 · x` is 0 for every number and NaN for all else, and a sum that is NaN once stays so. Four sums at a time, as
  /// with one each addition would wait for the one before: BlasKernelBenchmark's sumOfSquares shows it.
  @Override
  public boolean finite(int length, float[] x, int xAt) {
    var zero = FloatVector.zero(SPECIES);
    var sum0 = zero;
    var sum1 = zero;
    var sum2 = zero;
    var sum3 = zero;
    int i = 0;
    for (; i + 4 * SPECIES.length() <= length; i += 4 * SPECIES.length()) {
      sum0 = load(x, xAt + i).fma(zero, sum0);
      sum1 = load(x, xAt + i + SPECIES.length()).fma(zero, sum1);
      sum2 = load(x, xAt + i + 2 * SPECIES.length()).fma(zero, sum2);
      sum3 = load(x, xAt + i + 3 * SPECIES.length()).fma(zero, sum3);
    }
    for (; i + SPECIES.length() <= length; i += SPECIES.length()) {
      sum0 = load(x, xAt + i).fma(zero, sum0);
    }
    if (i < length) {
      sum1 = FloatVector.fromArray(SPECIES, x, xAt + i, SPECIES.indexInRange(i, length)).fma(zero, sum1);
    }
    return sum0.add(sum1).add(sum2.add(sum3)).compare(EQ, 0f).allTrue();
  }

  private static FloatVector load(float[] array, int at) {
    return FloatVector.fromArray(SPECIES, array, at);
  }
}
