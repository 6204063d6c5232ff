package lanewise.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IllegalFormatException;
import java.util.Locale;
import java.util.stream.Stream;
import lanewise.results.DamagedRunException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/// What cells begin with. The tests run in the project's folder, as a notebook runs in one below it.
class NotebookTest {

  @TempDir Path folder;

  @Test
  void everyReferenceRunIsFoundByItsName() throws IOException {
    try (Stream<Path> runs = Files.list(Path.of("results", "reference"))) {
      runs.filter(Files::isDirectory).forEach(run -> {
        Path found = Notebook.reference(run.getFileName().toString());
        assertTrue(found.isAbsolute() && found.endsWith(run), found.toString());
      });
    }
  }

  @Test
  void aReferenceThatIsNotThereIsRefused() {
    assertEquals("there is no " + Path.of("results", "reference", "none") + " in this folder or one above it:"
            + " start the notebook within the project",
        assertThrows(IllegalArgumentException.class, () -> Notebook.reference("none")).getMessage());
  }

  @Test
  void aTableOfARunHasItsTypes() throws IOException {
    Files.writeString(folder.resolve("arms.csv"), "arm,n,speed_up\n12e4567,9,8.05\n");
    Table table = Notebook.table(folder, "arms.csv");
    assertEquals("12e4567", table.stringColumn("arm").get(0));
    assertEquals(9L, table.longColumn("n").get(0));
    assertEquals(8.05, table.doubleColumn("speed_up").get(0));
  }

  @Test
  void aTableThatIsNotThereIsRefused() {
    assertEquals(folder.resolve("arms.csv") + " is missing",
        assertThrows(DamagedRunException.class, () -> Notebook.table(folder, "arms.csv")).getMessage());
  }

  @Test
  void textHasAPointForDecimalsWhereverItRuns() {
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertEquals("1,234.5 times", Notebook.text("%,.1f times", 1234.5).text());
    } finally {
      Locale.setDefault(usual);
    }
  }

  @Test
  void textThatDoesNotFitItsNumbersIsRefused() {
    assertThrows(IllegalFormatException.class, () -> Notebook.text("%d", 1.5));
  }
}
