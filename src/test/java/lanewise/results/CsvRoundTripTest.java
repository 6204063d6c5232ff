package lanewise.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import lanewise.Effort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever text people, machines and failures put into a table: it comes back as it was, and no spreadsheet calls it.
class CsvRoundTripTest {

  private static final String LETTERS = "=+-@\t\r\n'\"#,; \\|!()aA1:\u0001\u007f\u00a0\u2028\ufeff\u00e4\ud83d\ude00";

  private record Line(String text, String flags, long number) {}

  private static final Schema<Line> SCHEMA = new Schema<>("lines.csv", List.of(
      Column.text("text", Line::text),
      Column.flags("flags", Line::flags),
      Column.integer("number", Line::number)));

  private static String csv(Line... lines) {
    return new String(CsvTables.csv(SCHEMA, List.of(lines)), StandardCharsets.UTF_8);
  }

  private static String cell(String text) {
    return csv(new Line(text, "", 1)).lines().toList().get(1).split(",")[0];
  }

  @Test
  void everyTextComesBack() {
    long start = System.nanoTime();
    int tables = Effort.of(500, 20_000);
    for (int seed = 0; seed < tables; seed++) {
      var random = new SplittableRandom(seed);
      var lines = new ArrayList<Line>();
      for (int row = 0; row < 8; row++) {
        lines.add(new Line(text(random), text(random), row));
      }
      List<StoredRow> rows = CsvTables.rows("lines.csv", CsvTables.csv(SCHEMA, lines));
      String where = "seed " + seed;
      assertEquals(lines.stream().map(Line::text).toList(), rows.stream().map(row -> row.text("text")).toList(), where);
      assertEquals(lines.stream().map(Line::flags).toList(), rows.stream().map(row -> row.text("flags")).toList(), where);
      assertEquals(8, rows.stream().map(row -> row.integer("number")).distinct().count(), where);
    }
    Effort.report("CSV round trips", tables + " tables", start);
  }

  @Test
  void noCellBeginsAFormula() {
    for (int seed = 0; seed < 2000; seed++) {
      String text = text(new SplittableRandom(seed));
      String cell = csv(new Line(text, "", 1)).substring("text,flags,number\n".length()).replaceFirst("^\"", "");
      assertFalse(!cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0, "seed " + seed + ": " + cell);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xint", "-XX:+UseX -XX:Y=1", "--add-modules=jdk.incubator.vector -ea", "-Da=/b/c,d%"})
  void flagsStayFitToBePasted(String flags) {
    String line = csv(new Line("", flags, 1)).lines().toList().get(1);
    assertTrue(line.contains("," + flags + ",") || line.contains(",\"" + flags + "\","), line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "@SUM(A1)", "-1+cmd|' /C calc'!A0", "-HYPERLINK(x)", "+1(2)"})
  void whatIsNoFlagIsMadeHarmlessAmongFlagsToo(String flags) {
    String line = csv(new Line("", flags, 1)).lines().toList().get(1);
    assertTrue(line.startsWith(",'") || line.startsWith(",\"'"), line);
  }

  @Test
  void plainTextStandsAsItIs() {
    assertEquals("a", cell("a"));
    assertEquals("'a", cell("'a"));
    assertEquals("'=a", cell("=a"));
    assertEquals("''=a", cell("'=a"));
    assertEquals("'-0.5", cell("-0.5"));
  }

  @Test
  void aNulIsShownByItsSymbol() {
    List<StoredRow> rows = CsvTables.rows("lines.csv", CsvTables.csv(SCHEMA, List.of(new Line("a\0b", "", 1))));
    assertEquals("a\u2400b", rows.getFirst().text("text"));
  }

  /// Of few letters, so that those that matter meet.
  private static String text(SplittableRandom random) {
    int[] letters = LETTERS.codePoints().toArray();
    return IntStream.range(0, random.nextInt(6))
        .map(_ -> letters[random.nextInt(letters.length)])
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
