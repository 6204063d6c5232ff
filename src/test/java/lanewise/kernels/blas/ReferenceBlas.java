package lanewise.kernels.blas;

/// The small vector operations, in double.
final class ReferenceBlas {

  private ReferenceBlas() {}

  static double[] axpy(float a, float[] x, float[] y) {
    double[] sum = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      sum[i] = y[i] + (double) a * x[i];
    }
    return sum;
  }

  static double[] scaledDifference(float scale, float[] a, float[] b) {
    double[] y = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      y[i] = scale * ((double) a[i] - b[i]);
    }
    return y;
  }

  static double sumOfSquares(float[] x) {
    double sum = 0;
    for (float v : x) {
      sum += (double) v * v;
    }
    return sum;
  }

  static double[] sumRows(int columns, float[] x) {
    double[] sum = new double[columns];
    for (int i = 0; i < x.length; i++) {
      sum[i % columns] += x[i];
    }
    return sum;
  }

  static boolean finite(float[] x) {
    for (float v : x) {
      if (Float.isNaN(v) || Float.isInfinite(v)) {
        return false;
      }
    }
    return true;
  }

  static double[] sumPlanes(int images, int plane, float[] x, float[] before) {
    double[] sum = new double[before.length];
    for (int k = 0; k < sum.length; k++) {
      sum[k] = before[k];
    }
    for (int i = 0; i < images * sum.length * plane; i++) {
      sum[i / plane % sum.length] += x[i];
    }
    return sum;
  }
}
