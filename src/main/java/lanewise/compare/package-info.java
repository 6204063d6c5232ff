/// Two runs side by side: how many times as fast each arm became, whether it still trains the same network, and what
/// differs around them.
///
/// Knows runs by their `samples.csv` alone, so that a file kept as a baseline serves as well as a run folder.
///
/// Start reading at [lanewise.compare.CompareCommand], then [lanewise.compare.RunComparison].
package lanewise.compare;
