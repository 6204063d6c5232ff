package lanewise.kernels.gemm;

import java.util.Arrays;
import java.util.List;

/// [GemmKernel] in plain loops. Where rows of op(B) are contiguous, a row of C gains one multiple of a row of B at a
/// time; where columns are, four elements of C are summed side by side, so that their chains of additions overlap.
public final class ScalarGemm implements GemmKernel {

  private static final int CHAINS = 4;

  @Override
  public int workspaceFloats(MatrixProduct product) {
    return 0;
  }

  @Override
  public List<ProductTile> cut(MatrixProduct product, int most) {
    return ProductTile.cut(product, most, MatrixProduct::flops);
  }

  @Override
  public void multiply(MatrixProduct product, float[] a, int aAt, float[] b, int bAt, float[] bias, int biasAt,
      float[] c, int cAt, float[] workspace, int workspaceAt) {
    int columns = product.columns();
    int rowStep = product.transposeA() ? 1 : product.leadingA();
    int depthStep = product.transposeA() ? product.leadingA() : 1;
    for (int i = 0; i < product.rows(); i++) {
      int row = aAt + i * rowStep;
      int to = cAt + i * product.leadingC();
      switch (product.start()) {
        case PRESENT -> { }
        case ZERO -> Arrays.fill(c, to, to + columns, 0f);
        case BIAS -> System.arraycopy(bias, biasAt, c, to, columns);
      }
      if (product.transposeB()) {
        dotProducts(product, a, row, depthStep, b, bAt, c, to);
      } else {
        for (int d = 0; d < product.depth(); d++) {
          addMultiple(columns, a[row + d * depthStep], b, bAt + d * product.leadingB(), c, to);
        }
      }
    }
  }

  private static void addMultiple(int columns, float a, float[] b, int bAt, float[] c, int cAt) {
    for (int j = 0; j < columns; j++) {
      c[cAt + j] = Math.fma(a, b[bAt + j], c[cAt + j]);
    }
  }

  private static void dotProducts(MatrixProduct product, float[] a, int aAt, int aStep, float[] b, int bAt, float[] c, int cAt) {
    int columns = product.columns();
    int leading = product.leadingB();
    int j = 0;
    for (; j + CHAINS <= columns; j += CHAINS) {
      int column = bAt + j * leading;
      float c0 = c[cAt + j];
      float c1 = c[cAt + j + 1];
      float c2 = c[cAt + j + 2];
      float c3 = c[cAt + j + 3];
      for (int d = 0; d < product.depth(); d++) {
        float ad = a[aAt + d * aStep];
        c0 = Math.fma(ad, b[column + d], c0);
        c1 = Math.fma(ad, b[column + leading + d], c1);
        c2 = Math.fma(ad, b[column + 2 * leading + d], c2);
        c3 = Math.fma(ad, b[column + 3 * leading + d], c3);
      }
      c[cAt + j] = c0;
      c[cAt + j + 1] = c1;
      c[cAt + j + 2] = c2;
      c[cAt + j + 3] = c3;
    }
    for (; j < columns; j++) {
      float sum = c[cAt + j];
      for (int d = 0; d < product.depth(); d++) {
        sum = Math.fma(a[aAt + d * aStep], b[bAt + j * leading + d], sum);
      }
      c[cAt + j] = sum;
    }
  }
}
