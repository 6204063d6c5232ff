package lanewise.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import lanewise.chart.Chart;
import lanewise.results.RunManifest;

/// The page `report.html`: one file without references, which needs no network and runs no script but its own.
public final class ReportPage {

  /// The name of the page in a run folder.
  public static final String FILE = "report.html";

  private static final String STYLE = Chart.styleSheet() + resource("page.css");
  private static final String SCRIPT = resource("page.js");

  private ReportPage() {}

  /// The page about one or several runs. What is missing in a folder leaves its section out, and what cannot be read or
  /// drawn is told on the page: this throws for no content of the folders.
  ///
  /// @param runFolders in the order in which the page lists them
  /// @param page where it will be written, which links are relative to
  public static String html(List<Path> runFolders, Path page) {
    Runs runs = Runs.read(runFolders);
    List<Section> sections = List.of(new VerdictSection(), new WarningsSection(), new SpeedUpSection(),
        new ThreadsSection(), new LearningSection(), new RooflineSection(), new ConfusionSection(), new LayersSection(),
        new KernelsSection(), new TrialsSection(), new ProvenanceSection(page));
    var links = new ArrayList<String>();
    var body = new StringBuilder();
    for (Section section : sections) {
      String content = content(section, runs);
      if (!content.isEmpty()) {
        links.add("<a href=\"#" + section.id() + "\">" + section.title() + "</a>");
        body.append("<section id=\"").append(section.id()).append("\"><h2>").append(section.title()).append("</h2>\n")
            .append(content).append("</section>\n");
      }
    }
    String title = runs.all().stream().map(StoredRun::experiment).distinct().collect(Collectors.joining(", "));
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="%s">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <title>%s · Lanewise</title>
        <style>%s</style>
        </head>
        <body>
        <header><p class="brand">Lanewise report</p><h1>%s</h1>
        %s<nav aria-label="Sections">%s</nav></header>
        <main>
        %s</main>
        <script>%s</script>
        </body>
        </html>
        """.formatted(policy(), Html.escaped(title), STYLE, Html.escaped(title), runList(runs),
            String.join("\n", links), body, SCRIPT);
  }

  /// A section's markup, or what kept it from being made: a machine without fonts cannot draw, and a table may hold
  /// anything.
  private static String content(Section section, Runs runs) {
    try {
      return section.of(runs);
    } catch (RuntimeException | LinkageError | InternalError e) {
      return Html.note("This section could not be made: " + Objects.requireNonNullElse(e.getMessage(), e.toString()));
    }
  }

  private static String runList(Runs runs) {
    return Html.list("runs", runs.all().stream()
        .map(run -> (runs.several() ? "Run " + (runs.all().indexOf(run) + 1) + ": " : "") + Html.code(run.id())
            + run.manifest().map(ReportPage::state).orElse(""))
        .toList());
  }

  private static String state(RunManifest manifest) {
    return Html.escaped(", " + manifest.status() + ", " + manifest.completedTrials() + " of " + manifest.trials()
        + (manifest.trials() == 1 ? " trial" : " trials") + ", on " + manifest.environment().cpu() + ", "
        + manifest.environment().cores() + " cores");
  }

  /// Nothing is loaded, and nothing but the page's own style and script is used.
  private static String policy() {
    return "default-src 'none'; style-src '" + hash(STYLE) + "'; script-src '" + hash(SCRIPT)
        + "'; base-uri 'none'; form-action 'none'";
  }

  /// The source of a style or script, as a policy names it.
  static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream stream = Objects.requireNonNull(ReportPage.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
