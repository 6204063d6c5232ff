package lanewise.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What runs the notebooks must see what is wrong with them.
class CellsTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "int x = \"text\";                             | incompatible types",
    "int y = undefinedName;                        | undefinedName",
    "int f() { return missing(); }                 | missing",
    "throw new IllegalStateException(\"no\");      | java.lang.IllegalStateException: no",
    "int z = 1; int[] a = new int[z]; a[z]         | ArrayIndexOutOfBoundsException",
    "if (true) {                                   | ends within a statement",
    "jdk.incubator.vector.FloatVector.NONE         | NONE"
  })
  void whatIsWrongIsTold(String cell, String expected) {
    try (var cells = new Cells()) {
      Optional<String> problem = cells.run(cell);
      assertTrue(problem.isPresent() && problem.get().contains(expected), problem.toString());
    }
  }

  @Test
  void laterCellsSeeEarlierOnesAndTheVectorModule() {
    try (var cells = new Cells()) {
      assertEquals(Optional.empty(), cells.run("import jdk.incubator.vector.FloatVector;\nint lanes() {\n"
          + "  return FloatVector.SPECIES_PREFERRED.length();\n}\nint n = lanes(); // in this JVM"));
      assertEquals(Optional.empty(), cells.run("display(n);\nn * 2"));
      int lanes = (Integer) cells.displayed().getFirst();
      assertEquals(2 * lanes, cells.displayed().getLast());
    }
  }

  @Test
  void theValueOfTheLastLineIsShown() {
    try (var cells = new Cells()) {
      assertEquals(Optional.empty(), cells.run("import static lanewise.notebook.Notebook.text;\ntext(\"%.1f\", 2.5)"));
      Shown shown = assertInstanceOf(Shown.class, cells.displayed().getFirst());
      assertEquals("2.5", shown.formats().get("text/markdown"));
    }
  }
}
