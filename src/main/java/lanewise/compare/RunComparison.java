package lanewise.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import lanewise.results.ArmSamples;
import lanewise.results.SampleTable;
import lanewise.statistics.Comparison;
import lanewise.statistics.Verdict;

/// Two runs joined on what their arms are: the same name, the same work.
///
/// @param lines what both have
/// @param missing what only the baseline has, as `arm: work`
/// @param added what only the candidate has
/// @param differences what differs around the two
record RunComparison(List<Line> lines, List<String> missing, List<String> added, List<Difference> differences) {

  /// One arm at one work.
  ///
  /// @param trials JVMs of the baseline and of the candidate, of which the fewer
  /// @param sameWeights whether all trials of both ended with the same weights; empty where there are none
  record Line(String arm, String work, String metric, int trials, Comparison comparison,
      Optional<Boolean> sameWeights) {

    /// Of the side that has fewer.
    int samples() {
      return Math.min(comparison.baseline().n(), comparison.candidate().n());
    }

    /// Whether the candidate is slower by more than a share, and the samples bear that out.
    boolean regressed(double tolerance) {
      return comparison.verdict() == Verdict.SLOWER && comparison.speedUp() < 1 - tolerance;
    }
  }

  /// Something that is not as it was.
  record Difference(String what, String baseline, String candidate) {}

  static RunComparison of(RunSamples baseline, RunSamples candidate) {
    Map<ArmSamples.Key, ArmSamples> before = baseline.byArm();
    Map<ArmSamples.Key, ArmSamples> after = candidate.byArm();
    var lines = new ArrayList<Line>();
    before.forEach((key, samples) -> Optional.ofNullable(after.get(key)).ifPresent(other -> lines.add(new Line(
        key.arm(), key.work(), key.metric().label(), Math.min(samples.trials(), other.trials()), other.against(samples),
        sameWeights(baseline.weights(key.arm()), candidate.weights(key.arm()))))));
    return new RunComparison(lines, only(before.keySet(), after.keySet()), only(after.keySet(), before.keySet()),
        differences(baseline, candidate));
  }

  private static List<String> only(Set<ArmSamples.Key> here, Set<ArmSamples.Key> there) {
    return here.stream().filter(key -> !there.contains(key)).map(key -> key.arm() + ": " + key.work()).toList();
  }

  private static Optional<Boolean> sameWeights(Set<String> before, Set<String> after) {
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    var all = new LinkedHashSet<>(before);
    all.addAll(after);
    return Optional.of(all.size() == 1);
  }

  private static List<Difference> differences(RunSamples before, RunSamples after) {
    return Stream.of(
            difference("experiment", before, after, SampleTable.Row::experiment),
            difference("configuration", before, after, SampleTable.Row::configSha256),
            difference("data", before, after, row -> row.sample().dataSha256()),
            new Difference("machine", before.machine(), after.machine()),
            difference("JVM", before, after, row -> row.sample().jvm()),
            difference("commit", before, after, SampleTable.Row::commit))
        .filter(difference -> !difference.baseline().equals(difference.candidate()))
        .toList();
  }

  private static Difference difference(
      String what, RunSamples before, RunSamples after, Function<SampleTable.Row, String> fact) {
    return new Difference(what, before.fact(fact), after.fact(fact));
  }
}
