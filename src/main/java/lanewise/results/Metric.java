package lanewise.results;

import com.google.gson.annotations.SerializedName;
import java.util.Locale;
import java.util.stream.Stream;
import lanewise.statistics.Direction;

/// What a sample measures.
public enum Metric {
  /// Training throughput of one epoch.
  @SerializedName("train_images_per_second")
  TRAIN_IMAGES_PER_SECOND(Direction.HIGHER_IS_FASTER),
  /// Time of one kernel call.
  @SerializedName("call_ns")
  CALL_NS(Direction.LOWER_IS_FASTER);

  private final Direction direction;

  Metric(Direction direction) {
    this.direction = direction;
  }

  public Direction direction() {
    return direction;
  }

  /// The name in tables.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @throws DamagedRunException if there is none of that name
  static Metric labelled(String label) {
    return Stream.of(values()).filter(metric -> metric.label().equals(label)).findFirst()
        .orElseThrow(() -> new DamagedRunException("there is no metric '" + label + "'"));
  }
}
