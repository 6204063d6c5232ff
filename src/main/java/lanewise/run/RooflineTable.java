package lanewise.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lanewise.console.TextTable.Column;
import lanewise.console.TextTable;
import lanewise.measure.MemoryLevel;
import lanewise.measure.Roofline;
import picocli.CommandLine.Help.Ansi;

/// Lays rooflines out for the terminal.
final class RooflineTable {

  private RooflineTable() {}

  static String of(List<Roofline> rooflines, Ansi ansi) {
    var columns = new ArrayList<Column<Roofline>>();
    columns.add(new Column<>("kernels", false, Roofline::kernels));
    columns.add(new Column<>("bits", true, roofline -> String.valueOf(roofline.vectorBits())));
    columns.add(new Column<>("threads", true, roofline -> String.valueOf(roofline.threads())));
    columns.add(new Column<>("GFLOP/s", true, roofline -> figure(roofline.peakGflops())));
    for (MemoryLevel level : MemoryLevel.values()) {
      columns.add(new Column<>(level + " read", true,
          roofline -> figure(roofline.bandwidths().get(level.ordinal()).readGbPerSecond())));
      columns.add(new Column<>("update", true,
          roofline -> figure(roofline.bandwidths().get(level.ordinal()).updateGbPerSecond())));
    }
    return new TextTable<>(columns).of(rooflines, ansi);
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
