/// Charts as inline SVG: bars with intervals or stacks, and lines over linear or logarithmic axes, drawn by JFreeChart
/// into Batik's SVG graphics.
///
/// Knows no run and no table, and only this package of the report knows the libraries. Start reading at
/// [lanewise.report.chart.Chart], then [lanewise.report.chart.BarChart].
package lanewise.report.chart;
