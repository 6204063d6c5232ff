package lanewise.archive;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.results.ArmRecord.Outcome;
import lanewise.results.Environment;
import lanewise.results.RunManifest;

/// How two runs differ.
///
/// @param config keys of `config.yaml` whose values differ, as after `--set`
/// @param environment facts about machine, JVM, sources and data that differ
/// @param arms all arms of both, in the order of the left run
record RunDifference(String left, String right, List<Change> config, List<Change> environment, List<ArmPair> arms) {

  /// One thing that is not the same; null where a run does not have it.
  record Change(String key, String left, String right) {}

  /// One arm of both runs, or of one.
  ///
  /// @param weights `same`, `differ`, or empty if one of the runs has none
  /// @param speedUp of the right run over the left one, by their medians
  record ArmPair(
      String work,
      String arm,
      String weights,
      Optional<Double> leftAccuracy,
      Optional<Double> rightAccuracy,
      String metric,
      Optional<Double> leftMedian,
      Optional<Double> rightMedian,
      Optional<Double> speedUp) {

    private static ArmPair of(Optional<ArmResult> left, Optional<ArmResult> right) {
      ArmResult any = left.or(() -> right).orElseThrow();
      Optional<Double> before = left.flatMap(ArmResult::median);
      Optional<Double> now = right.flatMap(ArmResult::median);
      return new ArmPair(any.work(), any.arm(), weights(left, right), left.flatMap(ArmResult::testAccuracy),
          right.flatMap(ArmResult::testAccuracy), any.metric(), before, now,
          before.flatMap(a -> now.map(b -> any.countsTime() ? a / b : b / a)));
    }

    private static String weights(Optional<ArmResult> left, Optional<ArmResult> right) {
      List<String> hashes = Stream.of(left, right).flatMap(Optional::stream)
          .map(ArmResult::weightsSha256).filter(hash -> !hash.isEmpty()).toList();
      boolean agree = hashes.stream().distinct().count() == 1 && !hashes.contains(Outcome.DIFFER);
      return hashes.size() < 2 ? "" : agree ? "same" : Outcome.DIFFER;
    }
  }

  /// What an arm is matched by.
  private record Key(String work, String arm) {
    static Key of(ArmResult arm) {
      return new Key(arm.work(), arm.arm());
    }
  }

  /// Compares two run folders.
  ///
  /// @throws lanewise.results.DamagedRunException if a file of one is not what a run writes
  static RunDifference of(ArchivedRun left, ArchivedRun right) {
    return new RunDifference(left.name(), right.name(),
        changes(ConfigKeys.of(left.folder()), ConfigKeys.of(right.folder())),
        changes(facts(left), facts(right)),
        arms(left.folder(), right.folder()));
  }

  private static List<Change> changes(Map<String, String> left, Map<String, String> right) {
    var keys = new LinkedHashSet<>(left.keySet());
    keys.addAll(right.keySet());
    return keys.stream()
        .filter(key -> !Objects.equals(left.get(key), right.get(key)))
        .map(key -> new Change(key, left.get(key), right.get(key)))
        .toList();
  }

  private static Map<String, String> facts(ArchivedRun run) {
    Map<String, String> facts = new LinkedHashMap<>();
    run.manifest().map(RunManifest::environment).ifPresent(environment -> {
      for (RecordComponent component : Environment.class.getRecordComponents()) {
        facts.put(component.getName(), value(component, environment));
      }
    });
    run.manifest().map(RunManifest::dataSha256).ifPresent(hash -> facts.put("dataSha256", hash));
    return facts;
  }

  private static String value(RecordComponent component, Environment environment) {
    try {
      return Objects.toString(component.getAccessor().invoke(environment), null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("a public record's accessor can be called", e);
    }
  }

  private static List<ArmPair> arms(Path left, Path right) {
    Map<Key, ArmResult> before = byKey(left);
    Map<Key, ArmResult> now = byKey(right);
    var keys = new LinkedHashSet<>(before.keySet());
    keys.addAll(now.keySet());
    return keys.stream()
        .map(key -> ArmPair.of(Optional.ofNullable(before.get(key)), Optional.ofNullable(now.get(key))))
        .toList();
  }

  private static Map<Key, ArmResult> byKey(Path folder) {
    return ArmResult.of(folder).stream()
        .collect(Collectors.toMap(Key::of, Function.identity(), (first, _) -> first, LinkedHashMap::new));
  }
}
