package lanewise.kernels.activation;

/// Softmax of the rows of a matrix, in double.
final class ReferenceSoftmax {

  private ReferenceSoftmax() {}

  static double[] forward(int rows, int columns, float[] x) {
    double[] y = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      double max = Double.NEGATIVE_INFINITY;
      double sum = 0;
      for (int j = 0; j < columns; j++) {
        max = Math.max(max, x[i * columns + j]);
      }
      for (int j = 0; j < columns; j++) {
        y[i * columns + j] = StrictMath.exp(x[i * columns + j] - max);
        sum += y[i * columns + j];
      }
      for (int j = 0; j < columns; j++) {
        y[i * columns + j] /= sum;
      }
    }
    return y;
  }

  static double[] backward(int rows, int columns, float[] y, float[] dy) {
    double[] dx = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      double dot = 0;
      for (int j = 0; j < columns; j++) {
        dot += (double) dy[i * columns + j] * y[i * columns + j];
      }
      for (int j = 0; j < columns; j++) {
        dx[i * columns + j] = y[i * columns + j] * (dy[i * columns + j] - dot);
      }
    }
    return dx;
  }
}
