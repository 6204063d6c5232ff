/// What repeated measurements come to, and whether one arm is faster than another.
///
/// Knows the JDK and Commons Statistics, not where the samples come from: results and measurements share it. Start
/// reading at [lanewise.statistics.Comparison].
package lanewise.statistics;
