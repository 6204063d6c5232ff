package lanewise.config;

import lanewise.config.schema.Word;

/// What stands around the image that a convolution reads.
public sealed interface Padding {

  /// Padding by rule: `same` makes the output input / stride (rounded up) large, `valid` adds nothing.
  enum Rule implements Padding, Word { SAME, VALID }

  /// This many zeros above and below, and left and right.
  record Explicit(int vertical, int horizontal) implements Padding {}
}
