package lanewise.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredTableTest {

  @TempDir Path folder;

  private record Line(String name, Double value, Long count) {}

  private static final Schema<Line> SCHEMA = new Schema<>("lines.csv", List.of(
      Column.text("name", Line::name),
      new Column<>("value", Column.Type.REAL, Line::value),
      new Column<>("count", Column.Type.INTEGER, Line::count)));

  private List<StoredRow> readBack(List<Line> lines) throws IOException {
    return StoredTable.read(Files.write(folder.resolve("lines.csv"), CsvTables.csv(SCHEMA, lines)));
  }

  @Test
  void cellsComeBackAsTheyWere() throws IOException {
    var rows = readBack(List.of(new Line("12e4567", 1.25, 3L), new Line("a \"b\", c", null, null),
        new Line("-XX:+UseX", 1e-300, Long.MAX_VALUE)));
    assertEquals(List.of("12e4567", "a \"b\", c", "-XX:+UseX"), rows.stream().map(row -> row.text("name")).toList());
    assertEquals(Optional.of(1.25), rows.get(0).real("value"));
    assertEquals(Optional.empty(), rows.get(1).real("value"));
    assertEquals(Optional.empty(), rows.get(1).integer("count"));
    assertEquals(Optional.of(1e-300), rows.get(2).real("value"));
    assertEquals(Optional.of(Long.MAX_VALUE), rows.get(2).integer("count"));
  }

  @Test
  void nonFiniteNumbersComeBack() throws IOException {
    var rows = readBack(List.of(new Line("a", Double.NaN, 1L), new Line("b", Double.POSITIVE_INFINITY, 2L)));
    assertEquals(Optional.of(Double.NaN), rows.get(0).real("value"));
    assertEquals(Optional.of(Double.POSITIVE_INFINITY), rows.get(1).real("value"));
  }

  @Test
  void aColumnThatATableLacksIsEmpty() throws IOException {
    var row = readBack(List.of(new Line("a", 1.0, 1L))).getFirst();
    assertEquals("", row.text("arm"));
    assertEquals(Optional.empty(), row.real("arm"));
  }

  @Test
  void aTableWithoutRowsIsEmpty() throws IOException {
    assertEquals(List.of(), readBack(List.of()));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "''                  | is empty",
      "'a,b\n1,2'          | is cut short",
      "'a,b\n1\n'          | is not a table",
      "'a,b\n1,2,3\n'      | is not a table",
      "'a,a\n1,2\n'        | is not a table"
  })
  void whatIsNoTableIsRefused(String text, String expected) throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), text);
    var damaged = assertThrows(DamagedRunException.class, () -> StoredTable.read(file));
    assertTrue(damaged.getMessage().startsWith(file + " " + expected), damaged.getMessage());
  }

  @Test
  void aMissingFileIsNamed() {
    var damaged = assertThrows(DamagedRunException.class, () -> StoredTable.read(folder.resolve("none.csv")));
    assertEquals(folder.resolve("none.csv") + " is missing", damaged.getMessage());
  }

  @Test
  void aCellThatIsNoNumberIsRefusedWithItsPlace() throws IOException {
    var row = StoredTable.read(Files.writeString(folder.resolve("t.csv"), "a,b\n1,x\n")).getFirst();
    var damaged = assertThrows(DamagedRunException.class, () -> row.real("b"));
    assertEquals(folder.resolve("t.csv") + ":2: b must be a number, found 'x'", damaged.getMessage());
  }
}
