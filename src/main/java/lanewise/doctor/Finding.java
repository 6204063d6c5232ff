package lanewise.doctor;

import com.google.gson.annotations.SerializedName;
import java.util.Locale;
import java.util.Optional;

/// What one check found.
///
/// @param check what was looked at
/// @param found what is there, with its numbers
/// @param remedy how to mend it
public record Finding(String check, Level level, String found, Optional<String> remedy) {

  /// How bad it is; the worse comes later.
  public enum Level {
    /// As it should be.
    @SerializedName("ok")
    OK,
    /// Good to know, or not to be seen here.
    @SerializedName("note")
    NOTE,
    /// Lanewise works, but its figures may be spoilt.
    @SerializedName("warn")
    WARN,
    /// Lanewise does not work.
    @SerializedName("fail")
    FAIL;

    /// The word in reports.
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Finding ok(String check, String found) {
    return new Finding(check, Level.OK, found, Optional.empty());
  }

  static Finding note(String check, String found) {
    return new Finding(check, Level.NOTE, found, Optional.empty());
  }

  static Finding note(String check, String found, String remedy) {
    return new Finding(check, Level.NOTE, found, Optional.of(remedy));
  }

  static Finding warn(String check, String found, String remedy) {
    return new Finding(check, Level.WARN, found, Optional.of(remedy));
  }

  static Finding fail(String check, String found, String remedy) {
    return new Finding(check, Level.FAIL, found, Optional.of(remedy));
  }

  /// Of something that this system does not show.
  static Finding unseen(String check) {
    return note(check, "cannot be seen here");
  }
}
