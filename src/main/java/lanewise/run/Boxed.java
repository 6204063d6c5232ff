package lanewise.run;

import java.util.Optional;
import java.util.OptionalDouble;

/// The network's figures as records have them, whose components JSON can hold.
final class Boxed {

  private Boxed() {}

  static Optional<Double> of(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }
}
