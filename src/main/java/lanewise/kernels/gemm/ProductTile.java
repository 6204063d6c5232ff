package lanewise.kernels.gemm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// Some rows and columns of a product's C, which are a product themselves, so that tasks may share a product. No cut
/// changes a bit of the result.
///
/// @param whole the product that was cut
/// @param row of C where the tile begins
/// @param column of C where the tile begins
/// @param product of the tile alone, within the matrices of the whole
public record ProductTile(MatrixProduct whole, int row, int column, MatrixProduct product) {

  /// Cuts a product into a grid of tiles of nearly equal size: the largest power of two that is at most `most` and
  /// finds that many rows and columns, arranged so that a tile costs least.
  ///
  /// @param cost of the product of one tile, in any unit
  public static List<ProductTile> cut(MatrixProduct whole, int most, ToLongFunction<MatrixProduct> cost) {
    long least = Long.MAX_VALUE;
    int rowParts = 1;
    int columnParts = 1;
    int most2 = Integer.highestOneBit(most);
    for (int rows = 1; rows <= Math.min(most2, whole.rows()); rows *= 2) {
      int columns = Math.min(most2 / rows, Integer.highestOneBit(whole.columns()));
      long tileCost = cost.applyAsLong(
          whole.part(Math.ceilDiv(whole.rows(), rows), Math.ceilDiv(whole.columns(), columns)));
      if (tileCost < least) {
        least = tileCost;
        rowParts = rows;
        columnParts = columns;
      }
    }
    return grid(whole, rowParts, columnParts);
  }

  /// Cuts a product into `rowParts` times `columnParts` tiles, none empty.
  public static List<ProductTile> grid(MatrixProduct whole, int rowParts, int columnParts) {
    var tiles = new ArrayList<ProductTile>(rowParts * columnParts);
    for (int i = 0; i < rowParts; i++) {
      int row = from(i, rowParts, whole.rows());
      for (int j = 0; j < columnParts; j++) {
        int column = from(j, columnParts, whole.columns());
        tiles.add(new ProductTile(whole, row, column, whole.part(
            from(i + 1, rowParts, whole.rows()) - row, from(j + 1, columnParts, whole.columns()) - column)));
      }
    }
    return List.copyOf(tiles);
  }

  private static int from(int part, int parts, int length) {
    return (int) ((long) part * length / parts);
  }

  /// Computes this tile of C. The matrices and the biases of the whole begin at the offsets given.
  public void multiply(GemmKernel gemm, float[] a, int aAt, float[] b, int bAt, float[] bias, int biasAt,
      float[] c, int cAt, float[] workspace, int workspaceAt) {
    gemm.multiply(product,
        a, aAt + row * (whole.transposeA() ? 1 : whole.leadingA()),
        b, bAt + column * (whole.transposeB() ? whole.leadingB() : 1),
        bias, biasAt + column, c, cAt + row * whole.leadingC() + column, workspace, workspaceAt);
  }
}
