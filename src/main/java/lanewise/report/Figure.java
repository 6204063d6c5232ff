package lanewise.report;

import lanewise.chart.Chart;

/// A chart of the page.
///
/// @param title above it; empty where the section has a single one
/// @param caption what it shows, in sentences
/// @param file of the run folder that has its figures
record Figure(String title, Chart chart, String caption, String file) {

  Figure(Chart chart, String caption, String file) {
    this("", chart, caption, file);
  }

  String html() {
    return (title.isEmpty() ? "" : Html.heading(title)) + "<figure>" + chart.svg() + "<figcaption>"
        + Html.escaped(caption).replace(" %", "&nbsp;%") + " Figures: " + Html.code(file) + ".</figcaption></figure>\n";
  }
}
