package lanewise.kernels.conv.winograd;

import lanewise.kernels.conv.ConvAlgorithm;
import lanewise.kernels.gemm.VectorGemmTile;

/// [WinogradConv] with lanes over channels and maps; the products are those of a matrix product's register tiles.
public final class VectorWinogradConv extends WinogradConv {

  private VectorWinogradConv(ConvAlgorithm algorithm, WinogradTransform transform) {
    super(algorithm, transform, new VectorChannelLanes(), VectorGemmTile.COLUMNS);
  }

  /// F(2×2,3×3)
  public static VectorWinogradConv twoByTwo() {
    return new VectorWinogradConv(ConvAlgorithm.WINOGRAD, new VectorWinograd2());
  }

  /// F(4×4,3×3)
  public static VectorWinogradConv fourByFour() {
    return new VectorWinogradConv(ConvAlgorithm.WINOGRAD4, new VectorWinograd4());
  }

  @Override
  void multiply(int rows, int depth, float[] workspace, int aAt, int rowStep, float[] panels, int panelAt,
      int startAt, int startStep, int cAt) {
    for (int i = 0; startAt != cAt && i < rows; i++) {
      System.arraycopy(workspace, startAt + i * startStep, workspace, cAt + i * VectorGemmTile.COLUMNS,
          VectorGemmTile.COLUMNS);
    }
    VectorGemmTile.multiply(rows, depth, workspace, aAt, rowStep, panels, panelAt, workspace, cAt,
        VectorGemmTile.COLUMNS);
  }
}
