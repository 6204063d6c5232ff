package lanewise.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The picture with the answer: how fast, the same bits or not, and measured on what.
class HeadlineTest {

  private static final String HASH = "5b8478fa64623fc61075b26d1a75c4513f58e09a96d91de94e9572f8ee2f6d79";

  @TempDir Path results;
  private Path run;

  @BeforeEach
  void copyRun() throws IOException {
    run = Fixtures.copy("training", results);
  }

  /// All text of the picture, line by line.
  private String headline() {
    var text = new StringBuilder();
    Pattern.compile("<text[^>]*>([^<]*)</text").matcher(RunCharts.of(run).headline()).results()
        .forEach(found -> text.append(found.group(1)).append('\n'));
    return text.toString();
  }

  private void arms(String... rows) throws IOException {
    Files.writeString(run.resolve("arms.csv"), "work,metric,arm,trials,n,median,baseline,speed_up,speed_up_low,"
        + "speed_up_high,weights_sha256,same_bits,status\n" + String.join("\n", rows) + "\n");
  }

  private static String arm(String name, int trials, int n, double speedUp, String hash, String sameBits) {
    return String.join(",", "train", "train_images_per_second", name, String.valueOf(trials), String.valueOf(n),
        "100", "slow", String.valueOf(speedUp), trials > 1 && speedUp > 1 ? "1.5,2.5" : ",", hash, sameBits, "ok");
  }

  @Test
  void ofOneNetworkTellsItsHash() throws IOException {
    arms(arm("slow", 9, 9, 1, HASH, ""), arm("fast", 9, 9, 2, HASH, "true"));
    String headline = headline();
    assertTrue(headline.contains("Training speed, in times that of slow\n"), headline);
    assertTrue(headline.contains("Same bits: after training, the weights of all arms have the SHA-256 5b8478fa6462…\n"),
        headline);
    assertTrue(headline.contains("AMD EPYC, 2 cores; medians of 9 JVMs an arm, whiskers: 95 % interval of the ratio\n"),
        headline);
    assertTrue(headline.contains("fast  2.00×\n"), headline);
  }

  /// The fixture's last arm trained with another algorithm, which it may.
  @Test
  void ofNetworksThatMayDifferSaysSo() {
    assertTrue(headline().contains(
        "2 different networks, by algorithm or settings; the same bits in all arms that must agree\n"), headline());
    assertTrue(headline().contains("medians of 5 or 10 JVMs an arm"), headline());
  }

  @ParameterizedTest
  @CsvSource({"aa, bb, false", "aa, differ, false", "differ, differ, false", "differ, differ, ''", "aa, aa, false"})
  void ofBitsThatMustAgreeAndDoNotSaysSo(String slow, String fast, String sameBits) throws IOException {
    arms(arm("slow", 9, 9, 1, slow, ""), arm("fast", 9, 9, 2, fast, sameBits));
    assertTrue(headline().contains("NOT the same bits: arms or trials differ that must agree\n"), headline());
    assertFalse(Fixtures.page(run).contains("Same bits: yes") && !slow.equals("aa"), "nor does the page");
  }

  @Test
  void whereThereAreNoWeightsBitsWereNotCompared() throws IOException {
    arms(arm("slow", 9, 9, 1, "", ""), arm("fast", 9, 9, 2, HASH, ""));
    assertTrue(headline().contains("Bits were not compared: there are arms without weights\n"), headline());
  }

  @Test
  void anArmThatFailedHasNoBarAndNoSay() throws IOException {
    arms(arm("slow", 9, 9, 1, HASH, ""), arm("fast", 9, 9, 2, HASH, "true"),
        "train,train_images_per_second,broken,9,0,,slow,,,,,,failed");
    assertTrue(headline().contains("Same bits: ") && headline().contains("medians of 9 JVMs"), headline());
    assertFalse(headline().contains("broken"), headline());
  }

  @Test
  void samplesOfASingleJvmAreNotCalledJvms() throws IOException {
    arms(arm("slow", 1, 5, 1, HASH, ""), arm("fast", 1, 5, 2, HASH, "true"));
    assertTrue(headline().contains("medians of 5 samples an arm\n"), headline());
  }

  @Test
  void aSingleArmIsNoAnswer() throws IOException {
    arms(arm("slow", 9, 9, 1, HASH, ""));
    assertEquals(run + " has no arm that is compared with another",
        assertThrows(IllegalArgumentException.class, this::headline).getMessage());
  }

  @Test
  void withoutAManifestTheMachineIsLeftOut() throws IOException {
    Files.delete(run.resolve("run.json"));
    assertTrue(headline().contains("\nmedians of 5 or 10 JVMs an arm"), headline());
    assertFalse(headline().contains("EPYC"), headline());
  }

  @Test
  void aProcessorWithASingleCoreIsCalledThat() throws IOException {
    Fixtures.change(run.resolve("run.json"), "\"cores\": 2", "\"cores\": 1");
    assertTrue(headline().contains("AMD EPYC, 1 core; medians"), headline());
  }
}
