/// What repeated measurements come to.
///
/// Knows nothing but the JDK: results and measurements share it. Start reading at [lanewise.statistics.Median].
package lanewise.statistics;
