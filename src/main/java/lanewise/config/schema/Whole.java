package lanewise.config.schema;

import java.math.BigInteger;
import java.util.Optional;
import java.util.function.LongFunction;
import lanewise.config.yaml.Tree;

/// A whole number, `min` and `max` included. `2.0` is not one, nor is `"2"`.
public record Whole<N extends Number>(long min, long max, LongFunction<N> box) implements Type<N> {

  /// An `int` of at least `min`.
  public static Whole<Integer> atLeast(int min) {
    return between(min, Integer.MAX_VALUE);
  }

  /// An `int` from `min` to `max`.
  public static Whole<Integer> between(int min, int max) {
    return new Whole<>(min, max, value -> (int) value);
  }

  /// Any `long`.
  public static Whole<Long> any() {
    return new Whole<>(Long.MIN_VALUE, Long.MAX_VALUE, Long::valueOf);
  }

  @Override
  public Optional<N> read(Cursor at) {
    return switch (at.tree()) {
      case Tree.Scalar(_, _, Long value, _) when min <= value && value <= max -> Optional.of(box.apply(value));
      case Tree.Scalar(_, _, Long value, _) when value > max -> at.refuse(range());
      case Tree.Scalar(_, _, BigInteger _, _) -> at.refuse(range());
      default -> at.refuse(expected());
    };
  }

  @Override
  public Object write(N value) {
    return value;
  }

  /// The bounds that only come from how the number is held are not mentioned.
  @Override
  public String expected() {
    if (min == Long.MIN_VALUE) {
      return "a whole number";
    }
    return max == Integer.MAX_VALUE ? "a whole number of at least " + min : range();
  }

  private String range() {
    return "a whole number from " + min + " to " + max;
  }
}
