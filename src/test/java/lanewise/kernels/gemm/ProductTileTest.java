package lanewise.kernels.gemm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductTileTest {

  @ParameterizedTest
  @CsvSource({"64, 512, 1, 1", "64, 512, 12, 8", "3, 5, 16, 8", "1, 1, 16, 1", "1, 100, 7, 4", "100, 1, 7, 4"})
  void tilesCoverEveryElementOnce(int rows, int columns, int most, int tiles) {
    for (GemmKernel kernel : List.of(new ScalarGemm(), new VectorGemm())) {
      List<ProductTile> cut = kernel.cut(MatrixProduct.of(rows, columns, 784, false, true), most);
      assertEquals(tiles, cut.size());
      int[][] covered = new int[rows][columns];
      for (ProductTile tile : cut) {
        for (int i = 0; i < tile.product().rows(); i++) {
          for (int j = 0; j < tile.product().columns(); j++) {
            covered[tile.row() + i][tile.column() + j]++;
          }
        }
      }
      for (int[] row : covered) {
        for (int times : row) {
          assertEquals(1, times);
        }
      }
    }
  }

  @Test
  void theCheapestGridIsTaken() {
    var whole = MatrixProduct.of(64, 64, 10, false, false);
    List<ProductTile> wide = ProductTile.cut(whole, 4, tile -> tile.rows());
    assertEquals(List.of(16, 64), List.of(wide.getFirst().product().rows(), wide.getFirst().product().columns()));
    List<ProductTile> tall = ProductTile.cut(whole, 4, tile -> tile.columns());
    assertEquals(List.of(64, 16), List.of(tall.getFirst().product().rows(), tall.getFirst().product().columns()));
  }

  @Test
  void aTileStaysWithinTheMatricesOfTheWhole() {
    var whole = new MatrixProduct(8, 9, 10, true, false, 20, 21, 22, Start.BIAS);
    var tile = ProductTile.grid(whole, 2, 3).get(4);
    assertEquals(new ProductTile(whole, 4, 3, new MatrixProduct(4, 3, 10, true, false, 20, 21, 22, Start.BIAS)), tile);
  }
}
