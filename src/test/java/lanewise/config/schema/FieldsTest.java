package lanewise.config.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class FieldsTest {

  record Pair(int first, int second) {}

  private static final Key<Integer> FIRST = Key.required("first", Whole.atLeast(1), "the first");

  @Test
  void refusesATableThatDoesNotFitItsRecord() {
    var refusal = assertThrows(IllegalArgumentException.class, () -> Fields.of(Pair.class, FIRST));
    assertEquals("Pair has 2 components, its table has 1 members", refusal.getMessage());
  }

  @Test
  void refusesWhatIsNoRecord() {
    var refusal = assertThrows(IllegalArgumentException.class,
        () -> new Fields<>(String.class, List.of(FIRST)));
    assertEquals("String is not a record", refusal.getMessage());
  }
}
