package lanewise.kernels.conv.winograd;

/// The numbers of F(4,3) with the points of interpolation 0, ±a, ±b and infinity, a = 5/8 and b = 3/2. The usual points
/// ±1 and ±2 need as many operations and have twice the error.
///
/// From the construction of Toom and Cook: column x of `A^T` holds the powers of x, row x of `G` the powers 0 to 2
/// divided by `N(x) = Π (x − y)` over the other finite points y, row x of `B^T` the coefficients of `Π (t − y)`.
final class WinogradPoints {

  static final float A = 0.625f;
  static final float A2 = A * A;
  static final float A3 = A2 * A;
  static final float B = 1.5f;
  static final float B2 = B * B;
  static final float B3 = B2 * B;

  static final float A2_B2 = A2 * B2;
  static final float A2_PLUS_B2 = A2 + B2;

  /// 1 / N(0)
  static final float N0 = (float) (1 / ((double) A2 * B2));

  /// 1 / N(±a), and times a and a²
  static final float NA = (float) reciprocal(A, B);
  static final float NA_A = (float) (A * reciprocal(A, B));
  static final float NA_A2 = (float) (A2 * reciprocal(A, B));

  /// 1 / N(±b), and times b and b²
  static final float NB = (float) reciprocal(B, A);
  static final float NB_B = (float) (B * reciprocal(B, A));
  static final float NB_B2 = (float) (B2 * reciprocal(B, A));

  private WinogradPoints() {}

  private static double reciprocal(double x, double other) {
    return 1 / (2 * x * x * (x * x - other * other));
  }
}
