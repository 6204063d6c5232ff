/// Charts as SVG: bars with intervals or stacks, and lines over linear or logarithmic axes, drawn by JFreeChart into
/// Batik's SVG graphics.
///
/// Knows no run and no table, and only this package knows the libraries. Start reading at [lanewise.chart.Chart], then
/// [lanewise.chart.BarChart].
package lanewise.chart;
