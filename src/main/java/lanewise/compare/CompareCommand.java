package lanewise.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import lanewise.archive.RunArchive;
import lanewise.compare.RunComparison.Line;
import lanewise.console.ComparisonText;
import lanewise.console.ExitCode;
import lanewise.console.Refusal;
import lanewise.console.Session;
import lanewise.console.TextTable;
import lanewise.console.TextTable.Column;
import lanewise.results.Json;
import lanewise.statistics.Comparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lanewise compare`: two runs side by side, and a gate for CI.
@Command(
    name = "compare",
    description = {
      "Compare two runs arm by arm: how many times as fast the second is, with a 95 %%",
      "interval and a verdict. A run is its folder, its id, 'last' or 'last~1', or a",
      "samples.csv that was kept as a baseline."
    },
    footer = {
      "",
      "Examples:",
      "  ./lanewise compare last~1 last",
      "  ./lanewise compare simd-vs-scalar/last~1 simd-vs-scalar/last --json",
      "  ./lanewise compare results/reference/simd-vs-scalar last \\",
      "    --fail-on-regression 5%%"
    })
public final class CompareCommand implements Callable<Integer> {

  private static final Pattern PERCENT = Pattern.compile("(\\d{1,2}(?:\\.\\d+)?)\\s*%?");
  private static final Pattern HASH = Pattern.compile("\\b([0-9a-f]{12})[0-9a-f]{28,52}\\b");
  private static final double WHOLE = 100;

  private final Session session;

  @Parameters(index = "0", paramLabel = "BASELINE", description = "What is compared with.")
  String baseline;

  @Parameters(index = "1", paramLabel = "RUN", description = "What is compared.")
  String candidate;

  @Option(names = "--fail-on-regression", paramLabel = "P%", description = {
    "Exit with 6 if an arm is slower by more than that",
    "and the verdict is 'slower', if an arm of the",
    "baseline is missing, or has too few samples to tell."
  })
  Optional<String> gate;

  @Option(names = "--force", description = "Compare even what was measured on different machines.")
  boolean force;

  @Option(names = "--results", paramLabel = "DIR", description = "Where runs are looked for (else results/).")
  Optional<Path> results;

  @Option(names = "--json", description = "Print the comparison as JSON.")
  boolean json;

  @Option(names = "--no-color", description = "No colours; so does the environment variable NO_COLOR.")
  boolean noColor;

  public CompareCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Optional<Double> tolerance = gate.map(CompareCommand::share);
    var archive = new RunArchive(results.orElseGet(session::defaultResults));
    RunSamples before = RunSamples.of(baseline, archive);
    RunSamples after = RunSamples.of(candidate, archive);
    requireSameMachine(before, after);
    RunComparison comparison = RunComparison.of(before, after);
    if (comparison.lines().isEmpty()) {
      throw new Refusal(ExitCode.USAGE, "the two have no arm in common: " + before.source() + " has "
          + String.join("; ", comparison.missing()) + ", and " + after.source() + " has "
          + String.join("; ", comparison.added()));
    }
    session.out().print(json ? Json.pretty(comparison) : text(comparison, noColor ? Ansi.OFF : Ansi.AUTO));
    warnings(comparison).forEach(session.err()::println);
    return tolerance.map(share -> gate(comparison, share)).orElse(ExitCode.OK).status();
  }

  private static double share(String text) {
    var percent = PERCENT.matcher(text.strip());
    if (!percent.matches()) {
      throw new Refusal(ExitCode.USAGE,
          "--fail-on-regression must be a percentage from 0% to below 100%, such as 5%, found '" + text + "'");
    }
    return Double.parseDouble(percent.group(1)) / WHOLE;
  }

  private void requireSameMachine(RunSamples before, RunSamples after) {
    if (!force && !before.machine().equals(after.machine())) {
      throw new Refusal(ExitCode.USAGE, "measured on different machines, so their speeds say nothing about the code: "
          + before.machine() + ", and " + after.machine() + "; --force compares them anyway");
    }
  }

  private static String text(RunComparison comparison, Ansi ansi) {
    var text = new StringBuilder();
    comparison.differences().forEach(difference -> text.append(difference.what()).append(" differs: ")
        .append(shortened(difference.baseline())).append(" -> ").append(shortened(difference.candidate()))
        .append('\n'));
    text.append(new TextTable<>(columns(comparison)).of(comparison.lines(), ansi));
    comparison.missing().forEach(arm -> text.append("only in the baseline: ").append(arm).append('\n'));
    comparison.added().forEach(arm -> text.append("only in the run: ").append(arm).append('\n'));
    return text.toString();
  }

  /// Hashes by their first digits.
  private static String shortened(String text) {
    return HASH.matcher(text).replaceAll("$1");
  }

  private static List<Column<Line>> columns(RunComparison comparison) {
    var columns = new ArrayList<Column<Line>>();
    columns.add(new Column<>("arm", false, Line::arm));
    if (comparison.lines().stream().map(Line::work).distinct().count() > 1) {
      columns.add(new Column<>("work", false, Line::work));
    }
    columns.addAll(List.of(
        new Column<>("n", true, line -> line.comparison().baseline().n() + ", " + line.comparison().candidate().n()),
        new Column<>("baseline", true, line -> median(line.comparison().baseline().median())),
        new Column<>("run", true, line -> median(line.comparison().candidate().median())),
        new Column<>("unit", false, Line::metric),
        new Column<>("speed-up", true, line -> ComparisonText.speedUp(line.comparison().speedUp())),
        new Column<>("95 % interval", false, line -> ComparisonText.interval(line.comparison())),
        new Column<>("p", true, line -> ComparisonText.p(line.comparison())),
        new Column<>("verdict", false, line -> line.comparison().verdict().label()),
        new Column<>("weights", false, line -> line.sameWeights().map(same -> same ? "same" : "DIFFER").orElse("-"))));
    return columns;
  }

  private static String median(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  private static List<String> warnings(RunComparison comparison) {
    var warnings = new ArrayList<String>();
    if (comparison.lines().stream().anyMatch(line -> line.comparison().fewSamples())) {
      warnings.add("warning: fewer than " + Comparison.ENOUGH_SAMPLES
          + " samples in some arms: differences may be missed; arms.repeats makes more");
    }
    if (comparison.lines().stream().anyMatch(line -> line.trials() == 1)) {
      warnings.add("warning: some arms ran in one JVM only: their samples tell nothing of how much JVMs differ");
    }
    return warnings;
  }

  private ExitCode gate(RunComparison comparison, double tolerance) {
    List<Line> slower = comparison.lines().stream().filter(line -> line.regressed(tolerance)).toList();
    slower.forEach(line -> session.err().println(String.format(Locale.ROOT,
        "gate: %s: %s has %.1f %% of the baseline's speed, and at least %.1f %% are asked for",
        line.arm(), line.work(), WHOLE * line.comparison().speedUp(), WHOLE * (1 - tolerance))));
    comparison.missing().forEach(arm -> session.err().println("gate: the run has no samples of " + arm));
    List<Line> undecided = comparison.lines().stream()
        .filter(line -> line.samples() < Comparison.FEWEST_FOR_A_VERDICT)
        .toList();
    undecided.forEach(line -> session.err().println("gate: " + line.arm() + ": " + line.work() + " has "
        + line.samples() + (line.samples() == 1 ? " sample" : " samples") + ", and with fewer than "
        + Comparison.FEWEST_FOR_A_VERDICT + " nothing can be called slower: arms.repeats makes more"));
    return slower.isEmpty() && undecided.isEmpty() && comparison.missing().isEmpty() ? ExitCode.OK : ExitCode.GATE;
  }
}
