package lanewise.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlicesTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 17, 64, 1000, Integer.MAX_VALUE})
  void slicesCoverTheRangeInOrderWithoutGapsOrEmptyOnes(int length) {
    int slices = Slices.ofImages(length, 1, 1);
    int covered = 0;
    for (int slice = 0; slice < slices; slice++) {
      assertEquals(covered, Slices.from(slice, slices, length));
      int end = Slices.from(slice + 1, slices, length);
      assertTrue(end > covered, "slice " + slice + " of " + length + " is empty");
      covered = end;
    }
    assertEquals(length, covered);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 16, 17, 63, 64, 65})
  void slicesDifferByAtMostOneAndTheLongestIsKnown(int length) {
    int slices = Slices.ofImages(length, 1, 1);
    int longest = 0;
    int shortest = length;
    for (int slice = 0; slice < slices; slice++) {
      int size = Slices.from(slice + 1, slices, length) - Slices.from(slice, slices, length);
      longest = Math.max(longest, size);
      shortest = Math.min(shortest, size);
    }
    assertEquals(Slices.longest(slices, length), longest);
    assertTrue(longest - shortest <= 1, shortest + " to " + longest);
  }

  /// The cut is part of every published hash of weights: it depends on nothing but length and work.
  @Test
  void theCutIsFixed() {
    assertEquals(1, Slices.ofImages(1, 1000, 100));
    assertEquals(16, Slices.ofImages(16, 100, 100));
    assertEquals(16, Slices.ofImages(64, 100, 100));
    assertEquals(3, Slices.ofImages(64, 5, 100));
    assertEquals(1, Slices.ofImages(64, 1, 100));
    assertEquals(7, Slices.from(2, 16, 60));
  }

  @Test
  void noSliceHoldsFewerThanTheLeastUnlessThereAreFewer() {
    assertEquals(1, Slices.ofAtLeast(100, 1));
    assertEquals(1, Slices.ofAtLeast(100, 199));
    assertEquals(2, Slices.ofAtLeast(100, 200));
    assertEquals(16, Slices.ofAtLeast(100, 1_000_000));
  }
}
