package lanewise.kernels.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorTransposeTest {

  @BeforeAll
  static void vectorsHaveTheWidthAskedFor() {
    VectorWidth.assertAsAsked();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 33})
  void everyElementChangesPlacesAndGapsStay(int rows) {
    for (int columns : new int[] {1, 2, 3, 4, 5, 8, 11, 64}) {
      int fromLeading = columns + 3;
      int toLeading = rows + 2;
      GuardedFloats from = GuardedFloats.random(3, rows * fromLeading, 1);
      GuardedFloats to = GuardedFloats.random(5, columns * toLeading, 2);
      GuardedFloats before = to.copy();
      VectorTranspose.transpose(rows, columns, from.array(), from.at(), fromLeading, to.array(), to.at(), toLeading);
      to.assertGuardsIntact();
      for (int j = 0; j < columns; j++) {
        for (int i = 0; i < toLeading; i++) {
          float expected = i < rows ? from.get(i * fromLeading + j) : before.get(j * toLeading + i);
          assertEquals(expected, to.get(j * toLeading + i), rows + " by " + columns + " at " + j + ", " + i);
        }
      }
    }
  }
}
