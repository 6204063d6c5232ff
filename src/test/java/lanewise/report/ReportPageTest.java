package lanewise.report;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportPageTest {

  @TempDir
  Path results;

  @Test
  void aTrainingRunHasEverySectionInOrder() throws IOException {
    String page = Fixtures.page(Fixtures.copy("training", results));
    assertEquals(List.of("verdict", "warnings", "speed-up", "threads", "learning", "roofline", "confusion", "layers",
        "trials", "provenance"), sections(page));
    for (String chart : List.of("speed-up-arms", "threads-chart", "learning-loss", "learning-accuracy",
        "roofline-chart-0", "layers-chart-0", "layers-chart-1")) {
      assertTrue(page.contains(chart + "-wide") && page.contains(chart + "-narrow"), chart);
    }
    assertFalse(page.contains("could not be made"), page);
  }

  @Test
  void aKernelsRunHasBarsRooflineAndTable() throws IOException {
    String page = Fixtures.page(Fixtures.copy("kernels", results));
    assertEquals(List.of("verdict", "speed-up", "roofline", "kernels", "provenance"), sections(page));
    assertTrue(page.contains("gemm, square-512: vector 512 bits, 2 threads"), page);
    assertTrue(page.contains("in the median of 15 kernels (faster in 15): "
        + "<strong class=\"faster\">faster</strong>. Same bits: yes, in all that were compared."), page);
  }

  @Test
  void theVerdictIsASentenceForEachArm() throws IOException {
    String page = Fixtures.page(Fixtures.copy("training", results));
    assertTrue(page.contains("vector, 2 threads is 9.30 times as fast as scalar, 2 threads "
        + "(95 % interval 9.07 to 9.59, n = 10): "
        + "<strong class=\"faster\">faster</strong>. Same bits: yes, the same network, bit for bit."), page);
    assertTrue(page.contains("scalar, 1 thread is 0.52 times as fast"), page);
    assertFalse(page.contains("scalar, 2 threads is "), "the baseline is not compared with itself");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      aa | true  | Same bits: yes, the same network, bit for bit.
      bb | true  | Another network than the baseline&#39;s (its trials agree to the bit).
      bb | false | Another network than the baseline&#39;s: NOT the same bits, which must not happen.
      bb | ''    | Another network than the baseline&#39;s.
      '' | ''    | Bits were not compared.
      """)
  void theVerdictSaysWhetherItIsTheSameNetwork(String hash, String sameBits, String sentence) throws IOException {
    Path run = Fixtures.copy("training", results);
    Files.writeString(run.resolve("arms.csv"), """
        work,metric,arm,n,median,baseline,speed_up,verdict,weights_sha256,same_bits
        train,train_images_per_second,slow,12,100,slow,1,,aa,
        train,train_images_per_second,fast,12,200,slow,2,faster,%s,%s
        """.formatted(hash, sameBits));
    String page = Fixtures.page(run);
    assertTrue(page.contains("fast is 2.00 times as fast as slow (n = 12): <strong class=\"faster\">faster</strong>. "
        + sentence), page);
  }

  @Test
  void warnsOfWhatLimitsTrust() throws IOException {
    String page = Fixtures.page(Fixtures.copy("training", results));
    assertAll(Stream.of("only 11 of 12 trials are done (status: failed)",
        "made by a program with uncommitted changes (422348a4f3d0fc489afadffff978221e6a7101d0-dirty)",
        "trial 12 (vector, winograd4, 2 threads) failed: the JVM ended with status 137: &lt;out of memory&gt;",
        "fewer than 9 samples: scalar, 1 thread (n = 5); vector, 1 thread (n = 5)")
        .map(warning -> () -> assertTrue(page.contains(warning), warning)));
  }

  @Test
  void severalRunsAreToldApartAndTheirMachinesCompared() throws IOException {
    Path first = Fixtures.copy("training", results.resolve("a"));
    Path second = Fixtures.copy("training", results.resolve("b"));
    Fixtures.change(second.resolve("run.json"), "AMD EPYC", "Intel Xeon");
    String page = Fixtures.page(first, second);
    assertTrue(page.contains("The runs are not of the same CPU (AMD EPYC; Intel Xeon)"), page);
    assertTrue(page.contains("vector, 2 threads (run 2) is 9.30 times as fast as scalar, 2 threads (run 2)"), page);
    assertFalse(Fixtures.page(first).contains("not of the same"));
    assertFalse(Fixtures.page(first).contains("(run 1)"));
  }

  @Test
  void textIsEscapedWhereverItComesFrom() throws IOException {
    Path run = Fixtures.copy("training", results);
    String evil = "<script>alert('1')</script>";
    Fixtures.change(run.resolve("run.json"), "simd-vs-scalar\",\n", evil + "\",\n");
    Fixtures.change(run.resolve("arms.csv"), "scalar-no-superword", evil);
    Fixtures.change(run.resolve("epochs.csv"), "scalar-no-superword", evil);
    Fixtures.change(run.resolve("confusion.csv"), "\"scalar, 2 threads\"", evil);
    Fixtures.change(run.resolve("layers.csv"), "dense 128", evil);
    Files.writeString(run.resolve("\"onclick=\"x<b>.csv"), "");
    String page = Fixtures.page(run);
    assertFalse(page.contains("<script>alert"), page);
    assertTrue(page.contains("<h1>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;</h1>"), page);
    assertTrue(page.contains("href=\"./%22onclick=%22x%3Cb%3E.csv\""), page);
    assertEquals(1, Pattern.compile("<script").matcher(page).results().count());
  }

  @ParameterizedTest
  @CsvSource({"epochs.csv, learning", "roofline.csv, roofline", "confusion.csv, confusion", "layers.csv, layers",
    "runs.csv, trials", "arms.csv, speed-up", "arms.csv, verdict", "arms.csv, threads"})
  void aMissingTableLeavesItsSectionOut(String table, String section) throws IOException {
    Path run = Fixtures.copy("training", results);
    assertTrue(sections(Fixtures.page(run)).contains(section));
    Files.delete(run.resolve(table));
    String page = Fixtures.page(run);
    assertFalse(sections(page).contains(section), page);
    assertTrue(sections(page).contains("provenance"));
    assertFalse(page.contains("could not be made"), page);
  }

  @ParameterizedTest
  @CsvSource({"arms.csv", "runs.csv", "epochs.csv", "confusion.csv", "layers.csv", "roofline.csv", "run.json"})
  void aDamagedFileIsAWarningAndNoFailure(String name) throws IOException {
    Path run = Fixtures.copy("training", results);
    String text = Files.readString(run.resolve(name));
    Files.writeString(run.resolve(name), text.substring(0, text.length() * 2 / 3));
    String page = Fixtures.page(run);
    assertTrue(page.contains("<section id=\"warnings\">") && page.contains(name + " "), page);
    assertTrue(sections(page).contains("provenance"));
  }

  @Test
  void aCellThatIsNoNumberTakesItsSectionOnly() throws IOException {
    Path run = Fixtures.copy("training", results);
    Fixtures.change(run.resolve("epochs.csv"), "1,1,1.24", "1,1,much");
    String page = Fixtures.page(run);
    assertTrue(page.contains("This section could not be made: ") && page.contains("train_loss must be a number"), page);
    assertTrue(sections(page).contains("verdict"));
  }

  @Test
  void layersAreNumberedAndWhatTakesNoTimeIsNotDrawn() throws IOException {
    Path run = Fixtures.copy("training", results);
    Fixtures.change(run.resolve("layers.csv"), ",0,cross-entropy,loss,390,348000.0,", ",0,cross-entropy,loss,390,0.0,");
    String page = Fixtures.page(run);
    assertTrue(page.contains(">6 dense 128  9.48 ms</text") && page.contains(">Adam  2.61 ms</text"), page);
    assertEquals(2, Pattern.compile(">cross-entropy  ").matcher(page).results().count(), "of the vector arm alone");
  }

  @Test
  void whiskersAreExplainedWhereThereAreSome() throws IOException {
    Path run = Fixtures.copy("training", results);
    assertTrue(Fixtures.page(run).contains("Whiskers: 95&nbsp;% interval"));
    Files.writeString(run.resolve("arms.csv"), """
        work,metric,arm,n,median,baseline,speed_up,verdict
        train,train_images_per_second,slow,1,100,slow,1,
        train,train_images_per_second,fast,1,200,slow,2,unclear
        """);
    assertFalse(Fixtures.page(run).contains("Whiskers"));
  }

  @Test
  void anEmptyFolderStillHasAPage() throws IOException {
    Path run = Files.createDirectories(results.resolve("quickstart/20261122T205713Z-7ec76e9e"));
    String page = Fixtures.page(run);
    assertTrue(page.contains("<h1>quickstart</h1>") && page.contains("run.json is missing"), page);
  }

  @Test
  void linksAreRelativeToThePage() throws IOException {
    Path run = Fixtures.copy("training", results.resolve("an experiment"));
    assertTrue(Fixtures.page(run).contains("href=\"./arms.csv\""));
    String elsewhere = ReportPage.html(List.of(run), results.resolve("pages/both.html"));
    assertTrue(elsewhere.contains("href=\"./../an%20experiment/training/arms.csv\""), elsewhere);
  }

  @Test
  void theExactCommandIsThereForTheShell() throws IOException {
    Path run = Fixtures.copy("training", results);
    Fixtures.change(run.resolve("run.json"), "arms.repeats=10", "arms={threads: [1, 2]}");
    String page = Fixtures.page(run);
    assertTrue(page.contains(
        "./lanewise run experiments/simd-vs-scalar.yaml --set &#39;arms={threads: [1, 2]}&#39;"), page);
  }

  @Test
  void thePolicyAllowsThePagesOwnStyleAndScriptOnly() throws Exception {
    String page = Fixtures.page(Fixtures.copy("training", results));
    assertTrue(page.contains("content=\"default-src 'none'; style-src '" + hash(page, "style") + "'; script-src '"
        + hash(page, "script") + "'; base-uri 'none'; form-action 'none'\""), page);
    assertFalse(Pattern.compile("<[^>]* (style|on\\w+)=").matcher(page).find());
    assertFalse(Pattern.compile("(src|href)=\"(?!#|\\./)").matcher(page).find());
  }

  private static String hash(String page, String element) throws Exception {
    Matcher found = Pattern.compile("<" + element + ">(.*?)</" + element + ">", Pattern.DOTALL).matcher(page);
    assertTrue(found.find());
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(found.group(1).getBytes(StandardCharsets.UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }

  private static List<String> sections(String page) {
    return Pattern.compile("<section id=\"([^\"]+)\">").matcher(page).results().map(found -> found.group(1)).toList();
  }
}
