package lanewise.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lanewise.results.StoredRow;
import lanewise.results.StoredTable;
import org.junit.jupiter.api.Test;

/// The picture of the README is of the committed results.
class ReferencePictureTest {

  private static final Path REFERENCE = Path.of("results", "reference");

  @Test
  void thePictureShowsWhatTheTableSays() throws IOException {
    String picture = Files.readString(REFERENCE.resolve("speed-up.svg"));
    List<StoredRow> arms = StoredTable.read(REFERENCE.resolve("simd-vs-scalar").resolve("arms.csv"));
    for (StoredRow arm : arms) {
      String times = Digits.times(arm.real("speed_up").orElseThrow()) + "×";
      assertTrue(picture.contains(times), "no " + times + " of " + arm.text("arm") + " in speed-up.svg: ./lanewise"
          + " report results/reference/simd-vs-scalar --picture results/reference/speed-up.svg draws it anew");
      assertTrue(picture.contains(arm.text("weights_sha256").substring(0, 12)), "the hash of " + arm.text("arm"));
    }
  }
}
