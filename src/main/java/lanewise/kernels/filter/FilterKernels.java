package lanewise.kernels.filter;

import java.util.Arrays;
import java.util.List;

/// The usual kernels, oriented for convolution: a derivative is positive where values grow to the right or downward.
/// (Cross-correlation with an odd kernel such as Sobel's has the other sign.)
public final class FilterKernels {

  /// The names that [#named] knows.
  public static final List<String> NAMES =
      List.of("identity", "box", "gaussian", "sobel-x", "sobel-y", "laplacian", "sharpen");

  private static final int DEFAULT_BOX = 3;
  private static final double DEFAULT_SIGMA = 1;
  private static final double REACH_IN_SIGMAS = 3;

  private FilterKernels() {}

  /// A kernel by its name, for `box` and `gaussian` with an optional parameter: `box:5`, `gaussian:2.5`.
  ///
  /// @throws IllegalArgumentException if there is no such kernel, or not with that parameter
  public static FilterKernel named(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    String parameter = colon < 0 ? "" : text.substring(colon + 1);
    boolean takesParameter = name.equals("box") || name.equals("gaussian");
    if (colon >= 0 && NAMES.contains(name) && !takesParameter) {
      throw new IllegalArgumentException("kernel " + name + " takes no parameter, found '" + text + "'");
    }
    return switch (name) {
      case "identity" -> identity();
      case "box" -> box(colon < 0 ? DEFAULT_BOX : size(parameter));
      case "gaussian" -> gaussian(colon < 0 ? DEFAULT_SIGMA : sigma(parameter));
      case "sobel-x" -> sobelX();
      case "sobel-y" -> sobelY();
      case "laplacian" -> laplacian();
      case "sharpen" -> sharpen();
      default -> throw new IllegalArgumentException("there are identity, box[:SIZE], gaussian[:SIGMA], sobel-x,"
          + " sobel-y, laplacian and sharpen, not '" + text + "'");
    };
  }

  /// The single weight 1.
  public static FilterKernel identity() {
    return FilterKernel.of("identity", new double[] {1});
  }

  /// The mean of `size` by `size` elements: all weights `1 / size²`, their sum 1.
  public static FilterKernel box(int size) {
    requireSize("box", size);
    var factors = new double[size];
    Arrays.fill(factors, 1.0 / size);
    return FilterKernel.product("box:" + size, factors, factors);
  }

  /// The normal density, sampled: `exp(−(r² + s²) / 2σ²)` around the centre, as far as ⌈3σ⌉ elements to each side,
  /// divided by the sum of the samples, so that the weights add up to 1.
  ///
  /// @param sigma standard deviation in elements
  public static FilterKernel gaussian(double sigma) {
    if (!(sigma > 0) || Double.isInfinite(sigma)) {
      throw new IllegalArgumentException("the sigma of gaussian must be above 0 and finite, found " + sigma);
    }
    double reach = Math.ceil(REACH_IN_SIGMAS * sigma);
    if (2 * reach + 1 > FilterKernel.MOST_SIZE) {
      throw new IllegalArgumentException("the sigma of gaussian must be at most "
          + (FilterKernel.MOST_SIZE - 1) / 2 / (int) REACH_IN_SIGMAS + " for a kernel of at most "
          + FilterKernel.MOST_SIZE + " rows, found " + sigma);
    }
    var samples = new double[2 * (int) reach + 1];
    Arrays.setAll(samples, i -> StrictMath.exp(-(i - reach) * (i - reach) / (2 * sigma * sigma)));
    double sum = Arrays.stream(samples).sum();
    double[] factors = Arrays.stream(samples).map(sample -> sample / sum).toArray();
    return FilterKernel.product("gaussian:" + plain(sigma), factors, factors);
  }

  /// The derivative along a row, smoothed across rows (I. Sobel and G. Feldman, *A 3x3 isotropic gradient operator for
  /// image processing*, Stanford Artificial Intelligence Project, 1968). Not normalised: a slope of 1 gives 8.
  public static FilterKernel sobelX() {
    return FilterKernel.of("sobel-x", new double[][] {{1, 0, -1}, {2, 0, -2}, {1, 0, -1}});
  }

  /// The derivative down a column: the transpose of [#sobelX].
  public static FilterKernel sobelY() {
    return FilterKernel.of("sobel-y", new double[][] {{1, 2, 1}, {0, 0, 0}, {-1, -2, -1}});
  }

  /// The five-point difference formula for the sum of both second derivatives (M. Abramowitz and I. Stegun, *Handbook
  /// of Mathematical Functions*, 25.3.30), for a distance of 1; the weights add up to 0.
  public static FilterKernel laplacian() {
    return FilterKernel.of("laplacian", new double[][] {{0, 1, 0}, {1, -4, 1}, {0, 1, 0}});
  }

  /// [#identity] minus [#laplacian] (R. Gonzalez and R. Woods, *Digital Image Processing*, on sharpening by the
  /// Laplacian); the weights add up to 1.
  public static FilterKernel sharpen() {
    return FilterKernel.of("sharpen", new double[][] {{0, -1, 0}, {-1, 5, -1}, {0, -1, 0}});
  }

  private static void requireSize(String name, int size) {
    if (size < 1 || size > FilterKernel.MOST_SIZE) {
      throw new IllegalArgumentException("the size of " + name + " must be from 1 to " + FilterKernel.MOST_SIZE
          + ", found " + size);
    }
  }

  private static int size(String parameter) {
    try {
      return Integer.parseInt(parameter);
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException("the size of box is a whole number such as box:5, found 'box:" + parameter
          + "'");
    }
  }

  private static double sigma(String parameter) {
    try {
      return Double.parseDouble(parameter);
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException("the sigma of gaussian is a number such as gaussian:2.5, found 'gaussian:"
          + parameter + "'");
    }
  }

  /// 2 rather than 2.0.
  private static String plain(double sigma) {
    return sigma == Math.rint(sigma) ? Long.toString((long) sigma) : Double.toString(sigma);
  }
}
