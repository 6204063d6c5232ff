package lanewise.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableHtmlTest {

  @Test
  void aTableHasAHeaderAndARowForEachRow() {
    Table table = Table.create("t", StringColumn.create("arm", "scalar", "vector"), LongColumn.create("n", 9, 12));
    assertEquals("""
        <table>
        <thead><tr><th align="left">arm</th><th align="right">n</th></tr></thead>
        <tbody>
        <tr><td align="left">scalar</td><td align="right">9</td></tr>
        <tr><td align="left">vector</td><td align="right">12</td></tr>
        </tbody>
        </table>
        """, plain(table, 60));
  }

  @Test
  void textIsEscaped() {
    String html = plain(Table.create("t", StringColumn.create("<a> & \"b\"", "<script>'x'</script>")), 60);
    assertTrue(html.contains(">&lt;a&gt; &amp; &quot;b&quot;</th>"), html);
    assertTrue(html.contains(">&lt;script&gt;&#39;x&#39;&lt;/script&gt;</td>"), html);
  }

  @Test
  void numbersStandToTheRightWithTheDigitsThatAReaderCanUse() {
    String html = plain(Table.create("t", DoubleColumn.create("x", 0.123456, 12345.6, 1e-9),
        IntColumn.create("i", -7, 1_000_000, 0)), 60);
    assertTrue(html.contains("<tr><td align=\"right\">0.1235</td><td align=\"right\">-7</td></tr>"), html);
    assertTrue(html.contains("<tr><td align=\"right\">12,346</td><td align=\"right\">1,000,000</td></tr>"), html);
    assertTrue(html.contains("<td align=\"right\">1.0e-09</td>"), html);
  }

  @Test
  void whatIsNoNumberStandsToTheLeft() {
    String html = plain(Table.create("t", BooleanColumn.create("b", true),
        DateColumn.create("d", LocalDate.of(2026, 11, 23))), 60);
    assertTrue(html.contains("<td align=\"left\">true</td><td align=\"left\">2026-11-23</td>"), html);
  }

  @Test
  void aMissingValueIsAnEmptyCellAndAnInfiniteOneIsSeen() {
    String html = plain(Table.create("t", StringColumn.create("s").appendMissing().appendMissing(),
        LongColumn.create("n").appendMissing().appendMissing(),
        DoubleColumn.create("x", Double.NaN, Double.POSITIVE_INFINITY)), 60);
    assertTrue(html.contains(
        "<tr><td align=\"left\"></td><td align=\"right\"></td><td align=\"right\"></td></tr>"), html);
    assertTrue(html.contains("<td align=\"right\">Infinity</td>"), html);
  }

  @Test
  void aLongTableIsCutAndSaysSo() {
    Table table = Table.create("t", IntColumn.create("n", 1, 2, 3));
    assertTrue(TableHtml.of(table, 2).endsWith("</table>\n<p>2 of 3 rows</p>\n"), TableHtml.of(table, 2));
    assertFalse(TableHtml.of(table, 2).contains(">3</td>"));
    assertTrue(TableHtml.of(table, 3).endsWith("</table>\n"));
  }

  @Test
  void aTableWithoutRowsIsItsHeader() {
    assertTrue(TableHtml.of(Table.create("t", IntColumn.create("n")), 60).contains("<tbody>\n</tbody>"));
  }

  @Test
  void alignmentIsAStyleToo() {
    String html = TableHtml.of(Table.create("t", IntColumn.create("n", new int[] {1})), 1);
    assertTrue(html.contains("<td align=\"right\" style=\"text-align: right\">1</td>"), html);
  }

  /// Without the styles, which only repeat what attributes say.
  private static String plain(Table table, int mostRows) {
    return TableHtml.of(table, mostRows).replaceAll(" style=\"[^\"]*\"", "");
  }
}
