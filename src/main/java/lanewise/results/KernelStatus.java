package lanewise.results;

import com.google.gson.annotations.SerializedName;
import java.util.Locale;

/// What became of the measurement of one kernel call.
public enum KernelStatus {
  /// Measured.
  @SerializedName("ok")
  OK,
  /// The algorithm does not cover the shape.
  @SerializedName("refused")
  REFUSED,
  /// The machine does not have vectors of that width.
  @SerializedName("unsupported")
  UNSUPPORTED,
  /// Went wrong.
  @SerializedName("failed")
  FAILED;

  /// The name in tables.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
