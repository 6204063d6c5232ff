package lanewise.results;

import com.google.gson.annotations.SerializedName;
import java.util.Locale;

/// How a trial, or one of its epochs, ended.
public enum Status {
  /// Ran to its end.
  @SerializedName("ok")
  OK,
  /// The loss left the finite numbers; training was ended there.
  @SerializedName("diverged")
  DIVERGED,
  /// Did not deliver a result; the reason says why.
  @SerializedName("failed")
  FAILED,
  /// Ended by the user after a whole number of epochs.
  @SerializedName("interrupted")
  INTERRUPTED;

  /// Whether the trial ended with a result that it would have again.
  public boolean isFinal() {
    return this == OK || this == DIVERGED;
  }

  /// The name in tables.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
