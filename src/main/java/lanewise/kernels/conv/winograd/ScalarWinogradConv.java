package lanewise.kernels.conv.winograd;

import lanewise.kernels.conv.ConvAlgorithm;

/// [WinogradConv] in plain loops, a channel at a time.
public final class ScalarWinogradConv extends WinogradConv {

  private static final int PANEL = 16;

  private ScalarWinogradConv(ConvAlgorithm algorithm, WinogradTransform transform) {
    super(algorithm, transform, new ScalarChannelLanes(), PANEL);
  }

  /// F(2×2,3×3)
  public static ScalarWinogradConv twoByTwo() {
    return new ScalarWinogradConv(ConvAlgorithm.WINOGRAD, new ScalarWinograd2());
  }

  /// F(4×4,3×3)
  public static ScalarWinogradConv fourByFour() {
    return new ScalarWinogradConv(ConvAlgorithm.WINOGRAD4, new ScalarWinograd4());
  }

  @Override
  void multiply(int rows, int depth, float[] workspace, int aAt, int rowStep, float[] panels, int panelAt,
      int startAt, int startStep, int cAt) {
    for (int i = 0; i < rows; i++) {
      int to = cAt + i * PANEL;
      System.arraycopy(workspace, startAt + i * startStep, workspace, to, PANEL);
      for (int d = 0; d < depth; d++) {
        addMultiple(workspace[aAt + i * rowStep + d], panels, panelAt + d * PANEL, workspace, to);
      }
    }
  }

  private static void addMultiple(float a, float[] panel, int panelAt, float[] c, int cAt) {
    for (int j = 0; j < PANEL; j++) {
      c[cAt + j] = Math.fma(a, panel[panelAt + j], c[cAt + j]);
    }
  }
}
