package lanewise.archive;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import lanewise.archive.RunDifference.ArmPair;
import lanewise.archive.RunDifference.Change;
import lanewise.console.ExitCode;
import lanewise.console.Refusal;
import lanewise.console.Session;
import lanewise.console.TextTable.Column;
import lanewise.console.TextTable;
import lanewise.results.DamagedRunException;
import lanewise.results.Json;
import lanewise.results.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lanewise runs diff`: how two runs differ in what they ran, on what, and in what came out.
@Command(
    name = "diff",
    description = {
      "Show how two runs differ.",
      "In config.yaml, in machine, JVM, sources and data, and arm by arm in weights,",
      "accuracy and median speed. For a verdict that heeds the noise, and a gate, see:",
      "./lanewise compare"
    },
    footer = {
      "",
      "Examples:",
      "  ./lanewise runs diff last~1 last",
      "  ./lanewise runs diff quickstart/20261122T1453 quickstart/last --json"
    })
final class RunsDiffCommand implements Callable<Integer> {

  private static final double PERCENT = 100;

  private final Session session;

  @Parameters(paramLabel = "RUN", index = "0", description = "The left one: a folder, id, last~1, ...")
  String left;

  @Parameters(paramLabel = "RUN", index = "1", description = "The right one.")
  String right;

  @Mixin RunsOptions options;

  RunsDiffCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    RunDifference difference = difference();
    session.out().print(options.json ? Json.pretty(difference) : text(difference));
    return ExitCode.OK.status();
  }

  private RunDifference difference() {
    RunArchive archive = options.archive(session);
    try {
      return RunDifference.of(ArchivedRun.of(archive.find(left)), ArchivedRun.of(archive.find(right)));
    } catch (DamagedRunException e) {
      throw new Refusal(ExitCode.DATA, e.getMessage() + "; ./lanewise runs verify tells all that is wrong");
    }
  }

  private String text(RunDifference difference) {
    var text = new StringBuilder()
        .append("left:  ").append(difference.left()).append('\n')
        .append("right: ").append(difference.right()).append('\n');
    text.append('\n').append(changes(RunFolder.CONFIG, difference.config()));
    text.append('\n').append(changes("environment", difference.environment()));
    if (!difference.arms().isEmpty()) {
      text.append('\n').append(arms(difference.arms()));
    }
    return text.toString();
  }

  private String changes(String heading, List<Change> changes) {
    return changes.isEmpty() ? heading + ": the same\n" : new TextTable<Change>(List.of(
        new Column<>(heading, false, Change::key),
        new Column<>("left", false, change -> value(change, Change::left)),
        new Column<>("right", false, change -> value(change, Change::right)))).of(changes, options.ansi());
  }

  private static String value(Change change, Function<Change, String> side) {
    return ArmText.text(Objects.toString(side.apply(change), ""));
  }

  private String arms(List<ArmPair> arms) {
    boolean kernels = arms.stream().map(ArmPair::metric).anyMatch(metric -> metric.endsWith("_ns"));
    String unit = kernels ? "ns" : "images/s";
    return new TextTable<ArmPair>(List.of(
        new Column<>("work", false, ArmPair::work),
        new Column<>("arm", false, ArmPair::arm),
        new Column<>("weights", false, arm -> ArmText.text(arm.weights())),
        new Column<>("accuracy", true, arm -> share(arm.leftAccuracy())),
        new Column<>("right", true, arm -> share(arm.rightAccuracy())),
        new Column<>(unit, true, arm -> ArmText.number("%,.0f", arm.leftMedian())),
        new Column<>("right", true, arm -> ArmText.number("%,.0f", arm.rightMedian())),
        new Column<>("speed-up", true, arm -> ArmText.number("%.2fx", arm.speedUp())))).of(arms, options.ansi());
  }

  private static String share(Optional<Double> accuracy) {
    return ArmText.number("%.2f %%", accuracy.map(share -> PERCENT * share));
  }
}
