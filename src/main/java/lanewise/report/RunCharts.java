package lanewise.report;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lanewise.chart.Chart;
import lanewise.results.RunManifest;

/// The charts of the report, one by one, for pictures and notebooks.
///
/// Methods throw an [IllegalArgumentException] that says what is missing where the runs have nothing to draw.
public final class RunCharts {

  private static final int HASH_DIGITS = 12;

  private final Runs runs;

  private RunCharts(Runs runs) {
    this.runs = runs;
  }

  /// The charts of one or several runs. What is damaged counts as missing.
  public static RunCharts of(Path... runFolders) {
    return new RunCharts(Runs.read(Arrays.asList(runFolders)));
  }

  /// How many times as fast as its baseline each arm trains, with 95 % intervals.
  public Chart speedUps() {
    return drawn(SpeedUpSection.ofArms(ArmFigures.of(runs)), "no arm that is compared with another");
  }

  /// The same for the fastest way of each operation and shape.
  public Chart kernels() {
    return drawn(SpeedUpSection.ofKernels(ArmFigures.of(runs)), "no kernels that were measured on several arms");
  }

  /// Training speed by number of threads.
  public Chart threads() {
    return drawn(ThreadsSection.figure(runs), "no two arms that differ in nothing but their threads");
  }

  /// Loss by epoch.
  public Chart losses() {
    return drawn(LearningSection.figure(runs, LearningSection.LOSS), "no epoch with a loss");
  }

  /// Accuracy by epoch.
  public Chart accuracies() {
    return drawn(LearningSection.figure(runs, LearningSection.ACCURACY), "no epoch with an accuracy");
  }

  /// FLOP per byte against GFLOP/s, under the ceilings that the run measured; of several runs the first's.
  public Chart roofline() {
    return drawn(RooflineSection.figures(runs).stream().findFirst(), "no roofline.csv with kernels or layers below it");
  }

  /// Where a training step of an arm goes, layer by layer.
  ///
  /// @param arm its name in `layers.csv`
  public Chart layers(String arm) {
    List<Figure> figures = LayersSection.figures(runs);
    String arms = figures.stream().map(Figure::title).collect(Collectors.joining("; "));
    return drawn(figures.stream().filter(figure -> figure.title().equals(arm)).findFirst(), figures.isEmpty()
        ? "no layers.csv: ./lanewise run --profile writes it"
        : "no layers of '" + arm + "', but of " + arms);
  }

  /// The answer as a picture: [#speedUps], whose weights they are, and what it was measured on; an SVG document.
  public String headline() {
    Chart chart = speedUps();
    List<ArmFigures> arms = SpeedUpSection.compared(ArmFigures.of(runs));
    String baseline = arms.stream().filter(ArmFigures::compared).findFirst().orElseThrow().baseline();
    return chart.document("Training speed, in times that of " + baseline, weights(arms), conditions(arms));
  }

  private static String weights(List<ArmFigures> arms) {
    List<String> hashes = arms.stream().map(ArmFigures::hash).distinct().toList();
    return arms.stream().anyMatch(ArmFigures::bitsWrong)
            ? "NOT the same bits: arms or trials differ that must agree"
        : hashes.contains("") ? "Bits were not compared: there are arms without weights"
        : hashes.size() == 1 ? "Same bits: after training, the weights of all arms have the SHA-256 "
            + hashes.getFirst().substring(0, Math.min(HASH_DIGITS, hashes.getFirst().length())) + "…"
        : hashes.size() + " different networks, by algorithm or settings; the same bits in all arms that must agree";
  }

  private String conditions(List<ArmFigures> arms) {
    String machine = runs.all().getFirst().manifest().map(RunManifest::environment)
        .map(found -> found.cpu() + ", " + found.cores() + (found.cores() == 1 ? " core; " : " cores; ")).orElse("");
    String samples = arms.stream().map(arm -> String.valueOf(arm.samples())).distinct()
        .collect(Collectors.joining(" or "));
    // The samples of an arm with a single JVM are its own.
    String unit = arms.stream().allMatch(arm -> arm.trials() > 1) ? " JVMs an arm" : " samples an arm";
    boolean whiskers = arms.stream().anyMatch(arm -> arm.compared() && arm.low().isPresent());
    return machine + "medians of " + samples + unit + (whiskers ? ", whiskers: 95 % interval of the ratio" : "");
  }

  private Chart drawn(Optional<Figure> figure, String missing) {
    return figure.map(Figure::chart).orElseThrow(() -> new IllegalArgumentException(
        runs.all().stream().map(run -> run.folder().toString()).collect(Collectors.joining(", ")) + " has " + missing));
  }
}
