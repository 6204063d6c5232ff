package lanewise.kernels.conv.im2col;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernels.common.VectorTranspose;
import lanewise.kernels.gemm.VectorGemmTile;

/// [PatchPanels] in registers of the preferred width.
final class VectorPatchPanels implements PatchPanels {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();

  @Override
  public int lanes() {
    return L;
  }

  @Override
  public void join(int split, int count, float[] workspace, int firstAt, int firstStep, int secondAt, int secondStep,
      int toAt, int toStep) {
    if (split == L) {
      copyRegisters(count, workspace, firstAt, firstStep, workspace, toAt, toStep);
    } else {
      blend(split, count, workspace, firstAt, firstStep, secondAt, secondStep, toAt, toStep);
    }
  }

  private static void blend(int split, int count, float[] workspace, int firstAt, int firstStep, int secondAt,
      int secondStep, int toAt, int toStep) {
    VectorMask<Float> second = SPECIES.indexInRange(-split, L);
    for (int i = 0; i < count; i++) {
      FloatVector.fromArray(SPECIES, workspace, firstAt + i * firstStep)
          .blend(FloatVector.fromArray(SPECIES, workspace, secondAt + i * secondStep), second)
          .intoArray(workspace, toAt + i * toStep);
    }
  }

  @Override
  public void copyRows(int rows, int columns, float[] from, int fromAt, int fromStep, float[] to, int toAt,
      int toStep) {
    if (columns == fromStep && columns == toStep) {
      System.arraycopy(from, fromAt, to, toAt, rows * columns);
    } else if (columns < L) {
      for (int row = 0; row < rows; row++) {
        System.arraycopy(from, fromAt + row * fromStep, to, toAt + row * toStep, columns);
      }
    } else {
      for (int column = 0; column < columns; column += L) {
        int register = Math.min(column, columns - L);
        copyRegisters(rows, from, fromAt + register, fromStep, to, toAt + register, toStep);
      }
    }
  }

  private static void copyRegisters(int count, float[] from, int fromAt, int fromStep, float[] to, int toAt,
      int toStep) {
    for (int i = 0; i < count; i++) {
      FloatVector.fromArray(SPECIES, from, fromAt + i * fromStep).intoArray(to, toAt + i * toStep);
    }
  }

  @Override
  public void transpose(int rows, int columns, float[] from, int fromAt, int fromLeading,
      float[] to, int toAt, int toLeading) {
    VectorTranspose.transpose(rows, columns, from, fromAt, fromLeading, to, toAt, toLeading);
  }

  @Override
  public void multiply(int rows, int depth, float[] a, int aAt, int rowStep, float[] panel, int panelAt,
      float[] c, int cAt, int leading) {
    VectorGemmTile.multiply(rows, depth, a, aAt, rowStep, panel, panelAt, c, cAt, leading);
  }
}
