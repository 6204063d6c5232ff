package lanewise.results;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Records with plausible content for the tests of this package.
final class SampleRecords {

  static final String HASH = "12e4567".repeat(9) + "0";

  private SampleRecords() {}

  static Environment environment(String cpu) {
    return new Environment("OpenJDK 25", "-Xmx1g", "Linux 6 amd64", cpu, 2, 1L << 34, "0123abc-dirty");
  }

  static RunContext context(String cpu) {
    return new RunContext("quickstart", "20261122T145318Z-1a2b3c4d", HASH, environment(cpu));
  }

  /// A trial whose epochs ran at the given speeds.
  static TrialRecord trial(Status status, double loss, double... imagesPerSecond) {
    var epochs = IntStream.range(0, imagesPerSecond.length)
        .mapToObj(i -> epoch(i + 1, loss, imagesPerSecond[i]))
        .toList();
    var test = new TestRecord(loss, Optional.of(0.97), 1.10, List.of(new ConfusionCell(0, 1, 7)));
    return new TrialRecord(1, status, "", setting(), epochs, Optional.of(test), HASH, 2.5, "OpenJDK 25",
        "--add-modules=jdk.incubator.vector -Xmx1g", HASH, Optional.of(5_000_000L), Optional.of(100.0));
  }

  /// A trial that ended before anything was measured.
  static TrialRecord failedTrial(String reason) {
    var setting = new Setting("vector", "best", "direct", Optional.empty(), Optional.empty(), 2, Optional.of(64), 0,
        2023);
    return new TrialRecord(2, Status.FAILED, reason, setting, List.of(), Optional.empty(), "", 0.5, "OpenJDK 25",
        "-Xmx1g", "", Optional.empty(), Optional.empty());
  }

  private static Setting setting() {
    return new Setting("scalar", "best", "direct", Optional.of(32), Optional.of(1), 2, Optional.of(64), 0, 2023);
  }

  private static EpochRecord epoch(int number, double loss, double imagesPerSecond) {
    return new EpochRecord(number, loss, Optional.of(0.5), Optional.empty(), Optional.empty(),
        Optional.of(1.5), Optional.of(imagesPerSecond),
        Status.OK, number == 1);
  }
}
