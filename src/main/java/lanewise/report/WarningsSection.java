package lanewise.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import lanewise.results.Environment;
import lanewise.results.RunManifest;
import lanewise.results.StoredRow;
import lanewise.statistics.Comparison;

/// What limits how far the figures can be trusted.
final class WarningsSection implements Section {

  private static final int MOST_NAMED = 4;

  @Override
  public String id() {
    return "warnings";
  }

  @Override
  public String title() {
    return "Warnings";
  }

  @Override
  public String of(Runs runs) {
    var warnings = new ArrayList<String>();
    for (StoredRun run : runs.all()) {
      String where = runs.several() ? "Run " + (runs.all().indexOf(run) + 1) + ": " : "";
      ofRun(run).forEach(warning -> warnings.add(where + warning));
    }
    warnings.addAll(machines(runs));
    return warnings.isEmpty() ? "" : Html.list("warnings", warnings.stream().map(Html::escaped).toList());
  }

  private static List<String> ofRun(StoredRun run) {
    var warnings = new ArrayList<String>(run.damages());
    run.manifest().ifPresent(manifest -> {
      if (manifest.completedTrials() < manifest.trials()) {
        warnings.add("only " + manifest.completedTrials() + " of " + manifest.trials() + " trials are done (status: "
            + manifest.status() + ").");
      }
      if (manifest.environment().commit().endsWith("-dirty")) {
        warnings.add("it was made by a program with uncommitted changes (" + manifest.environment().commit()
            + "): nobody else can build it.");
      }
    });
    warnings.addAll(failures(run, StoredRun.RUNS, row -> "trial " + row.text("trial")));
    warnings.addAll(failures(run, StoredRun.KERNELS, row ->
        row.text("operation") + ", " + row.text("shape") + ", " + row.text("algorithm") + ", " + row.text("kernels")));
    fewSamples(run).ifPresent(warnings::add);
    return warnings;
  }

  /// Rows that are neither `ok` nor what the machine or the algorithm does not offer.
  private static List<String> failures(StoredRun run, String table, Function<StoredRow, String> name) {
    var offered = List.of("ok", "refused", "unsupported");
    Map<String, List<String>> namesByReason = run.table(table).stream()
        .filter(row -> !offered.contains(row.text("status")))
        .collect(Collectors.groupingBy(row -> row.text("status") + ": " + row.text("reason"),
            LinkedHashMap::new, Collectors.mapping(
                row -> name.apply(row) + (row.text("arm").isEmpty() ? "" : " (" + row.text("arm") + ")"),
                Collectors.toList())));
    return namesByReason.entrySet().stream().map(entry -> named(entry.getValue()) + " " + entry.getKey()).toList();
  }

  private static String named(List<String> names) {
    String first = names.stream().limit(MOST_NAMED).collect(Collectors.joining("; "));
    return names.size() > MOST_NAMED ? first + " and " + (names.size() - MOST_NAMED) + " more" : first;
  }

  private static Optional<String> fewSamples(StoredRun run) {
    List<String> arms = ArmFigures.of(new Runs(List.of(run))).stream()
        .filter(arm -> arm.samples() > 0 && arm.samples() < Comparison.ENOUGH_SAMPLES)
        .map(arm -> arm.arm() + " (n = " + arm.samples() + ")")
        .distinct()
        .toList();
    return arms.isEmpty() ? Optional.empty() : Optional.of("fewer than " + Comparison.ENOUGH_SAMPLES
        + " samples: " + named(arms) + ". Intervals of so few are uncertain; more repeats narrow them.");
  }

  private static List<String> machines(Runs runs) {
    var warnings = new ArrayList<String>();
    differing("CPU", runs, Environment::cpu).ifPresent(warnings::add);
    differing("number of cores", runs, Environment::cores).ifPresent(warnings::add);
    differing("operating system", runs, Environment::os).ifPresent(warnings::add);
    differing("JVM", runs, Environment::jvm).ifPresent(warnings::add);
    differing("commit", runs, Environment::commit).ifPresent(warnings::add);
    return warnings;
  }

  private static Optional<String> differing(String what, Runs runs, Function<Environment, Object> fact) {
    List<String> facts = runs.all().stream()
        .map(StoredRun::manifest)
        .flatMap(Optional::stream)
        .map(RunManifest::environment)
        .map(environment -> String.valueOf(fact.apply(environment)))
        .distinct()
        .toList();
    return facts.size() < 2 ? Optional.empty()
        : Optional.of("The runs are not of the same " + what + " (" + String.join("; ", facts)
            + "): differences between them may come from that.");
  }
}
