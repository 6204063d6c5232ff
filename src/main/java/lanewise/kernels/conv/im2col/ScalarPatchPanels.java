package lanewise.kernels.conv.im2col;

/// [PatchPanels] in plain loops, on "registers" of 16 floats. Four columns are summed side by side in local variables:
/// their chains of additions overlap.
final class ScalarPatchPanels implements PatchPanels {

  private static final int LANES = 16;
  private static final int CHAINS = 4;

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public void join(int split, int count, float[] workspace, int firstAt, int firstStep, int secondAt, int secondStep,
      int toAt, int toStep) {
    for (int i = 0; i < count; i++) {
      int first = firstAt + i * firstStep;
      int second = secondAt + i * secondStep;
      int to = toAt + i * toStep;
      for (int lane = 0; lane < split; lane++) {
        workspace[to + lane] = workspace[first + lane];
      }
      for (int lane = split; lane < LANES; lane++) {
        workspace[to + lane] = workspace[second + lane];
      }
    }
  }

  @Override
  public void copyRows(int rows, int columns, float[] from, int fromAt, int fromStep, float[] to, int toAt,
      int toStep) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(from, fromAt + row * fromStep, to, toAt + row * toStep, columns);
    }
  }

  @Override
  public void transpose(int rows, int columns, float[] from, int fromAt, int fromLeading,
      float[] to, int toAt, int toLeading) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        to[toAt + j * toLeading + i] = from[fromAt + i * fromLeading + j];
      }
    }
  }

  @Override
  public void multiply(int rows, int depth, float[] a, int aAt, int rowStep, float[] panel, int panelAt,
      float[] c, int cAt, int leading) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < 2 * LANES; j += CHAINS) {
        multiplyColumns(depth, a, aAt + i * rowStep, panel, panelAt + j, c, cAt + i * leading + j);
      }
    }
  }

  private static void multiplyColumns(int depth, float[] a, int aAt, float[] panel, int panelAt, float[] c,
      int cAt) {
    float c0 = c[cAt];
    float c1 = c[cAt + 1];
    float c2 = c[cAt + 2];
    float c3 = c[cAt + 3];
    for (int d = 0; d < depth; d++) {
      float ad = a[aAt + d];
      int row = panelAt + d * 2 * LANES;
      c0 = Math.fma(ad, panel[row], c0);
      c1 = Math.fma(ad, panel[row + 1], c1);
      c2 = Math.fma(ad, panel[row + 2], c2);
      c3 = Math.fma(ad, panel[row + 3], c3);
    }
    c[cAt] = c0;
    c[cAt + 1] = c1;
    c[cAt + 2] = c2;
    c[cAt + 3] = c3;
  }
}
