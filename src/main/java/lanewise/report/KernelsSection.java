package lanewise.report;

import java.util.List;
import lanewise.results.StoredRow;

/// The table of a run that measures kernels.
final class KernelsSection implements Section {

  private static final List<HtmlTable.Column> COLUMNS = List.of(
      HtmlTable.text("run_id"), HtmlTable.text("operation"), HtmlTable.text("shape"), HtmlTable.text("algorithm"),
      HtmlTable.text("kernels"), HtmlTable.number("vector_bits"), HtmlTable.number("threads"),
      HtmlTable.number("median_ns"), HtmlTable.number("mad_ns"), HtmlTable.number("samples"),
      HtmlTable.number("gflops"), HtmlTable.number("percent_of_peak"), HtmlTable.number("gb_per_second"),
      HtmlTable.number("speedup_over_scalar"), HtmlTable.text("bits_equal"), HtmlTable.number("ulp_vs_reference"),
      HtmlTable.text("status"), HtmlTable.text("reason"));

  @Override
  public String id() {
    return "kernels";
  }

  @Override
  public String title() {
    return "Kernels";
  }

  @Override
  public String of(Runs runs) {
    List<StoredRow> rows = runs.cells(StoredRun.KERNELS);
    return rows.isEmpty() ? "" : HtmlTable.of("Kernels", runs.columns(COLUMNS), rows)
        + Html.note("A row is one call of one kernel for the whole batch; click a heading to sort. Figures: "
            + StoredRun.KERNELS + ".");
  }
}
