package lanewise.statistics;

import java.util.Locale;

/// What a [Comparison] says about the candidate.
public enum Verdict {
  FASTER,
  SLOWER,
  /// Whatever the difference is, it is too small to matter.
  SAME,
  /// The samples do not tell; more of them, or less noise, may.
  UNCLEAR;

  /// As written in tables.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
