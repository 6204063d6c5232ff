package lanewise.config.schema;

import java.util.Locale;

/// An enum whose constants are words of an experiment file: `CROSS_ENTROPY` is written `cross-entropy`.
public interface Word {

  /// The constant's name in Java.
  String name();

  /// The word in files, tables and messages.
  default String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
