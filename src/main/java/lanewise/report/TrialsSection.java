package lanewise.report;

import java.util.List;
import lanewise.results.StoredRow;

/// Each trial of training runs by itself.
final class TrialsSection implements Section {

  private static final List<HtmlTable.Column> COLUMNS = List.of(
      HtmlTable.text("run_id"), HtmlTable.number("trial"), HtmlTable.text("arm"), HtmlTable.text("kernels"),
      HtmlTable.text("conv_algorithm"), HtmlTable.number("vector_bits"), HtmlTable.number("threads"),
      HtmlTable.number("batch"), HtmlTable.number("repeat"), HtmlTable.text("seed"), HtmlTable.number("epochs"),
      HtmlTable.number("train_images_per_second"), HtmlTable.number("test_images_per_second"),
      HtmlTable.number("gflops"), HtmlTable.number("percent_of_peak"), HtmlTable.number("train_loss"),
      HtmlTable.number("validation_accuracy"), HtmlTable.number("test_loss"), HtmlTable.number("test_accuracy"),
      HtmlTable.number("trial_seconds"), HtmlTable.hash("weights_sha256"), HtmlTable.text("status"),
      HtmlTable.text("reason"));

  @Override
  public String id() {
    return "trials";
  }

  @Override
  public String title() {
    return "Trials";
  }

  @Override
  public String of(Runs runs) {
    List<StoredRow> rows = runs.cells(StoredRun.RUNS);
    return rows.isEmpty() ? "" : HtmlTable.of("Trials", runs.columns(COLUMNS), rows)
        + Html.note("A trial is one training in a JVM of its own. Figures: " + StoredRun.RUNS + ".");
  }
}
