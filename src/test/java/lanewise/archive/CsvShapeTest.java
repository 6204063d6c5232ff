package lanewise.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvShapeTest {

  private static CsvShape of(String text, int bytesAtATime) {
    var shape = new CsvShape();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int start = 0; start < bytes.length; start += bytesAtATime) {
      int length = Math.min(bytesAtATime, bytes.length - start);
      byte[] part = new byte[bytesAtATime];
      System.arraycopy(bytes, start, part, 0, length);
      shape.add(part, length);
    }
    return shape;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 1000})
  void quotedCellsMayHoldAnything(int bytesAtATime) {
    CsvShape shape = of("a,b\n1,\"x, \"\"y\"\",\nz\"\nü,\n\"\",\"\"\n", bytesAtATime);
    assertEquals("", shape.flaw().orElse(""));
    assertEquals(3, shape.rows());
  }

  @Test
  void aHeaderLineAloneIsATableWithoutRows() {
    CsvShape shape = of("a,b\n", 8);
    assertEquals("", shape.flaw().orElse(""));
    assertEquals(0, shape.rows());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "''                        | ' is empty'                                             | 0",
      "'a,b'                     | ' is cut short: it ends within a line'                  | 0",
      "'a,b\n1,2\n3,'            | ' is cut short: it ends within a line'                  | 1",
      "'a,b\n1,\"2\n'            | ' is cut short: it ends within a line'                  | 0",
      "'a,b\n\"1\n2\",3\n1,2,3\n'| ': line 4 should have 2 cells, found 3'           | 2",
      "'a,b\n1\n1,2,3\n'         | ': line 2 should have 2 cells, found 1'           | 2"
  })
  void whatIsWrongIsTold(String text, String flaw, long rows) {
    assertEquals(flaw, of(text, 4).flaw().orElse(""));
    assertEquals(rows, of(text, 4).rows());
  }
}
