package lanewise.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import lanewise.measure.Roofline;
import lanewise.results.CeilingRecord;

/// Translates rooflines into rows of `roofline.csv`.
final class Ceilings {

  private Ceilings() {}

  static List<CeilingRecord> of(List<Roofline> rooflines) {
    return rooflines.stream().flatMap(Ceilings::of).toList();
  }

  private static Stream<CeilingRecord> of(Roofline roofline) {
    var peak = new CeilingRecord(roofline.threads(), roofline.vectorBits(), CeilingRecord.PEAK,
        Optional.of(roofline.peakGflops()), Optional.empty());
    return Stream.concat(Stream.of(peak), roofline.bandwidths().stream().map(bandwidth -> new CeilingRecord(
        roofline.threads(), roofline.vectorBits(), bandwidth.level().name().toLowerCase(Locale.ROOT), Optional.empty(),
        Optional.of(bandwidth.readGbPerSecond()))));
  }
}
