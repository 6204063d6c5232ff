package lanewise.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Opens the page in headless Chromium, at the width of a desk and of a phone. Skipped where no browser is.
///
/// The page cannot be asked from outside without a driver, and its policy keeps other scripts out. So a copy of it,
/// with one more script and that script's hash in the policy, measures the charts and sends what it found.
class ReportBrowserTest {

  private static final String MEASURE = """
      addEventListener('load', () => {
        const charts = [...document.querySelectorAll('svg.chart')].map(chart => {
          const box = chart.getBoundingClientRect();
          const shapes = [...chart.querySelectorAll('path,rect,line,text')].filter(each => !each.closest('defs'));
          const filled = shapes.filter(each => { const b = each.getBBox(); return b.width + b.height > 0; });
          return {box, filled: filled.length};
        }).filter(chart => chart.box.width > 0);
        document.querySelector('#trials th:nth-child(2) button, #kernels th:nth-child(2) button').click();
        parent.postMessage(['MEASURED', charts.length, Math.min(...charts.map(chart => chart.box.height)),
          Math.min(...charts.map(chart => chart.filled)), document.documentElement.scrollWidth - innerWidth,
          document.querySelectorAll('[aria-sort]').length, innerWidth].join(' '), '*');
      });
      """;
  private static final Pattern MEASURED =
      Pattern.compile("<title>MEASURED (\\d+) ([\\d.]+) (\\d+) (-?[\\d.]+) (\\d+) (\\d+)</title>");

  private static Browser browser;

  @TempDir
  Path folder;

  @BeforeAll
  static void findBrowser() {
    browser = Browser.found();
  }

  @ParameterizedTest
  @CsvSource({"training, 1200, 7", "training, 390, 7", "kernels, 1200, 2", "kernels, 390, 2"})
  void chartsAreThereAndNothingLeavesOrFails(String fixture, int width, int charts) throws Exception {
    Path run = Fixtures.copy(fixture, folder);
    Path page = Files.writeString(run.resolve("measured.html"), measuring(Fixtures.page(run)));
    Browser.Visit visit = browser.open(page, width);
    Matcher measured = MEASURED.matcher(visit.dom());
    assertTrue(measured.find(), "the page's scripts did not run to their end\n" + visit);
    assertEquals(charts, Integer.parseInt(measured.group(1)), "charts of one width that are shown");
    assertTrue(Double.parseDouble(measured.group(2)) > 100, "the lowest chart has pixels: " + measured.group());
    assertTrue(Integer.parseInt(measured.group(3)) > 10, "shapes of the emptiest chart: " + measured.group());
    assertTrue(Double.parseDouble(measured.group(4)) <= 0, "the page is wider than the screen: " + measured.group());
    assertEquals(1, Integer.parseInt(measured.group(5)), "a click on a heading sorts");
    assertEquals(width, Integer.parseInt(measured.group(6)), "the width of the screen");
    assertEquals(List.of(), visit.consoleErrors());
    assertEquals(List.of(), visit.connections());
  }

  /// The proof that the other tests could fail: this page wants something from outside, and has an error.
  @Test
  void aPageThatLeavesAndFailsIsFoundOut() throws Exception {
    Path page = Files.writeString(folder.resolve("leaves.html"), """
        <!DOCTYPE html><title>leaves</title><img src="http://lanewise.invalid/pixel.png">
        <script>console.error('told'); missing();</script>
        """);
    Browser.Visit visit = browser.open(page, 1200);
    assertTrue(visit.connections().stream().anyMatch(request -> request.contains("lanewise.invalid")),
        visit.toString());
    assertTrue(visit.consoleErrors().size() >= 2, visit.toString());
  }

  /// The policy itself keeps the page from reaching out, should a piece of markup ever slip in.
  @Test
  void thePolicyKeepsASmuggledPictureIn() throws Exception {
    Path run = Fixtures.copy("training", folder);
    String page = Fixtures.page(run).replace("<main>", "<main><img src=\"http://lanewise.invalid/pixel.png\">");
    Browser.Visit visit = browser.open(Files.writeString(run.resolve("smuggled.html"), page), 1200);
    assertEquals(List.of(), visit.connections());
    assertTrue(visit.consoleErrors().stream().anyMatch(error -> error.contains("Content Security Policy")),
        visit.toString());
  }

  private static String measuring(String page) {
    return page.replace("script-src '", "script-src '" + ReportPage.hash(MEASURE) + "' '")
        .replace("</body>", "<script>" + MEASURE + "</script></body>");
  }
}
