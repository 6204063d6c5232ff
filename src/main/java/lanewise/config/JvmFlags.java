package lanewise.config;

/// A set of flags for a trial's JVM.
///
/// @param name what tables call it; empty if the file gives none
/// @param text the flags, separated by blanks; may be empty
public record JvmFlags(String name, String text) {

  /// No flags.
  public static final JvmFlags NONE = new JvmFlags("", "");

  /// What tables call it: its name, else the flags themselves.
  public String label() {
    return name.isEmpty() ? text : name;
  }
}
