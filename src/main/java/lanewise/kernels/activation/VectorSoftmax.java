package lanewise.kernels.activation;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.MAX;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernels.common.LaneTree;
import lanewise.kernels.common.VectorLaneSums;
import lanewise.kernels.common.VectorLaneTree;

/// [ScalarSoftmax] with lanes over the columns of a row; the last columns go through a masked register.
public final class VectorSoftmax implements SoftmaxKernel {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final FloatVector ZERO = FloatVector.zero(SPECIES);
  private static final FloatVector LOWEST = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);

  @Override
  public void forward(int rows, int columns, float[] x, int xAt, float[] y, int yAt, float[] workspace,
      int workspaceAt) {
    if (columns <= SPECIES.length()) {
      forwardNarrow(rows, columns, x, xAt, y, yAt, workspace, workspaceAt);
      return;
    }
    for (int i = 0; i < rows; i++) {
      int from = xAt + i * columns;
      int to = yAt + i * columns;
      exponentials(columns, max(columns, x, from), x, from, y, to);
      divide(columns, y, to, VectorLaneSums.sum(columns, y, to, workspace, workspaceAt));
    }
  }

  /// Rows that fit one register, such as the usual ten classes at 512 bits.
  private static void forwardNarrow(int rows, int columns, float[] x, int xAt, float[] y, int yAt, float[] lanes,
      int lanesAt) {
    Arrays.fill(lanes, lanesAt, lanesAt + LaneTree.LANES, 0f);
    var inside = SPECIES.indexInRange(0, columns);
    for (int i = 0; i < rows; i++) {
      var v = FloatVector.fromArray(SPECIES, x, xAt + i * columns, inside);
      var e = VectorMath.exp(v.sub(LOWEST.blend(v, inside).reduceLanes(MAX)));
      ZERO.blend(e, inside).intoArray(lanes, lanesAt);
      e.div(VectorLaneTree.sum(lanes, lanesAt)).intoArray(y, yAt + i * columns, inside);
    }
  }

  /// The largest number of a row; skips NaN, which reaches the whole row through the sum.
  private static float max(int columns, float[] x, int at) {
    var max = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
    int j = 0;
    for (int bound = SPECIES.loopBound(columns); j < bound; j += SPECIES.length()) {
      var v = FloatVector.fromArray(SPECIES, x, at + j);
      max = max.blend(v, v.compare(GT, max));
    }
    if (j < columns) {
      var inside = SPECIES.indexInRange(j, columns);
      var v = FloatVector.fromArray(SPECIES, x, at + j, inside);
      max = max.blend(v, v.compare(GT, max, inside));
    }
    return max.reduceLanes(MAX);
  }

  private static void exponentials(int columns, float max, float[] x, int xAt, float[] y, int yAt) {
    for (int j = 0; j < columns; j += SPECIES.length()) {
      var inside = SPECIES.indexInRange(j, columns);
      VectorMath.exp(FloatVector.fromArray(SPECIES, x, xAt + j, inside).sub(max)).intoArray(y, yAt + j, inside);
    }
  }

  private static void divide(int columns, float[] y, int at, float sum) {
    int j = 0;
    for (int bound = SPECIES.loopBound(columns); j < bound; j += SPECIES.length()) {
      FloatVector.fromArray(SPECIES, y, at + j).div(sum).intoArray(y, at + j);
    }
    if (j < columns) {
      var inside = SPECIES.indexInRange(j, columns);
      FloatVector.fromArray(SPECIES, y, at + j, inside).div(sum).intoArray(y, at + j, inside);
    }
  }

  @Override
  public void backward(int rows, int columns, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt,
      float[] workspace, int workspaceAt) {
    for (int i = 0; i < rows; i++) {
      int row = i * columns;
      float dot = VectorLaneSums.dot(columns, dy, dyAt + row, y, yAt + row, workspace, workspaceAt);
      backwardRow(columns, dot, y, yAt + row, dy, dyAt + row, dx, dxAt + row);
    }
  }

  private static void backwardRow(int columns, float dot, float[] y, int yAt, float[] dy, int dyAt, float[] dx,
      int dxAt) {
    int j = 0;
    for (int bound = SPECIES.loopBound(columns); j < bound; j += SPECIES.length()) {
      var d = FloatVector.fromArray(SPECIES, dy, dyAt + j).sub(dot);
      FloatVector.fromArray(SPECIES, y, yAt + j).mul(d).intoArray(dx, dxAt + j);
    }
    if (j < columns) {
      var inside = SPECIES.indexInRange(j, columns);
      var d = FloatVector.fromArray(SPECIES, dy, dyAt + j, inside).sub(dot);
      FloatVector.fromArray(SPECIES, y, yAt + j, inside).mul(d).intoArray(dx, dxAt + j, inside);
    }
  }
}
