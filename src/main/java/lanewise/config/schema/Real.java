package lanewise.config.schema;

import java.math.BigDecimal;
import java.util.Optional;
import lanewise.config.yaml.Tree;

/// A finite real number between two bounds. `1`, `0.001` and `1e-5` are fine, `"1"` and `.nan` are not.
///
/// @param minIncluded whether `min` itself is accepted
/// @param max infinite if there is no upper bound
/// @param maxIncluded whether `max` itself is accepted
public record Real(double min, boolean minIncluded, double max, boolean maxIncluded) implements Type<Double> {

  /// Numbers greater than `min`.
  public static Real above(double min) {
    return new Real(min, false, Double.POSITIVE_INFINITY, false);
  }

  /// Numbers of at least `min`.
  public static Real atLeast(double min) {
    return new Real(min, true, Double.POSITIVE_INFINITY, false);
  }

  /// Numbers from `min` to `max`, both included.
  public static Real between(double min, double max) {
    return new Real(min, true, max, true);
  }

  /// Numbers from `min` to below `max`.
  public static Real below(double min, double max) {
    return new Real(min, true, max, false);
  }

  @Override
  public Optional<Double> read(Cursor at) {
    if (!(at.tree() instanceof Tree.Scalar(_, _, Number number, _))) {
      return at.refuse(expected());
    }
    double value = number.doubleValue();
    if (!Double.isFinite(value)) {
      return at.refuse("finite");
    }
    boolean accepted = (minIncluded ? min <= value : min < value) && (maxIncluded ? value <= max : value < max);
    return accepted ? Optional.of(value) : at.refuse(expected());
  }

  @Override
  public Object write(Double value) {
    return value;
  }

  @Override
  public String expected() {
    if (max == Double.POSITIVE_INFINITY) {
      return "a number " + (minIncluded ? "of at least " : "above ") + shown(min);
    }
    return "a number from " + shown(min) + (maxIncluded ? " to " : " to below ") + shown(max);
  }

  /// Without the `.0` that Java writes behind whole numbers.
  private static String shown(double bound) {
    return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
  }
}
