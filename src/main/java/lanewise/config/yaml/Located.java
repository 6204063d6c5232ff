package lanewise.config.yaml;

import java.util.Objects;

/// A value and the place where it was written, so that a later refusal can point there. Two are equal if their values
/// are: the same experiment in another layout is the same experiment.
public record Located<T>(T value, Location at) {

  @Override
  public boolean equals(Object other) {
    return other instanceof Located<?> located && Objects.equals(value, located.value);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(value);
  }
}
