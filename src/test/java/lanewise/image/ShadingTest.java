package lanewise.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ShadingTest {

  private static int[] levels(PlanarImage image, int band) {
    float[] plane = image.planes().get(band);
    return IntStream.range(0, plane.length).map(i -> Math.round(plane[i])).toArray();
  }

  private static int[] colour(PlanarImage image, int pixel) {
    return IntStream.range(0, 3).map(band -> Math.round(image.planes().get(band)[pixel])).toArray();
  }

  @Test
  void greyGoesFromBlackForTheSmallestToWhiteForTheLargest() {
    PlanarImage image = Shading.GREY.of(new float[] {-1, 0, 1, 3}, 2, 2);
    assertEquals(1, image.planes().size());
    assertArrayEquals(new int[] {0, 64, 128, 255}, levels(image, 0));
  }

  @Test
  void inkGoesTheOtherWay() {
    assertArrayEquals(new int[] {255, 191, 128, 0}, levels(Shading.INK.of(new float[] {-1, 0, 1, 3}, 1, 4), 0));
  }

  @Test
  void signedIsWhiteAtZeroAndHasOneScaleForBothSides() {
    PlanarImage image = Shading.SIGNED.of(new float[] {-1, 0, 2, 1}, 1, 4);
    assertEquals(3, image.planes().size());
    assertArrayEquals(new int[] {255, 255, 255}, colour(image, 1));
    assertArrayEquals(new int[] {178, 24, 43}, colour(image, 2));
    assertArrayEquals(new int[] {144, 179, 214}, colour(image, 0), "half way to blue");
    assertArrayEquals(new int[] {217, 140, 149}, colour(image, 3), "half way to red");
  }

  @ParameterizedTest
  @CsvSource({"GREY, 5, 0", "GREY, -5, 0", "INK, 5, 255", "INK, 0, 255", "SIGNED, 0, 255"})
  void aPlaneOfEqualValuesIsOfOneColour(Shading shading, float value, int level) {
    assertArrayEquals(new int[] {level, level}, levels(shading.of(new float[] {value, value}, 1, 2), 0));
  }

  @Test
  void aGivenScaleMakesPicturesComparableAndHasEnds() {
    float[] values = {-10, 0, 5, 10, 20};
    assertArrayEquals(new int[] {0, 0, 128, 255, 255}, levels(Shading.GREY.of(values, 1, 5, 0, 10), 0));
    assertArrayEquals(new int[] {255, 255, 128, 0, 0}, levels(Shading.INK.of(values, 1, 5, 0, 10), 0));
    PlanarImage signed = Shading.SIGNED.of(values, 1, 5, -10, 4);
    assertArrayEquals(new int[] {33, 102, 172}, colour(signed, 0));
    assertArrayEquals(new int[] {178, 24, 43}, colour(signed, 4));
  }

  @ParameterizedTest
  @EnumSource(Shading.class)
  void aNaNIsGreenAndLeavesTheOthersAsTheyAre(Shading shading) {
    PlanarImage image = shading.of(new float[] {-1, Float.NaN, 1}, 1, 3);
    PlanarImage without = shading.of(new float[] {-1, -1, 1}, 1, 3);
    assertArrayEquals(new int[] {0, 158, 115}, colour(image, 1));
    for (int band = 0; band < 3; band++) {
      float[] plane = without.planes().get(band % without.planes().size());
      assertEquals(plane[0], image.planes().get(band)[0]);
      assertEquals(plane[2], image.planes().get(band)[2]);
    }
  }

  @ParameterizedTest
  @EnumSource(Shading.class)
  void aPlaneOfNothingButNaNIsGreen(Shading shading) {
    assertArrayEquals(new int[] {0, 158, 115}, colour(shading.of(new float[] {Float.NaN}, 1, 1), 0));
  }

  @Test
  void infinitiesAreTheEndsOfTheScaleThatTheOthersMake() {
    float[] values = {Float.NEGATIVE_INFINITY, 0, 1, 2, Float.POSITIVE_INFINITY};
    assertArrayEquals(new int[] {0, 0, 128, 255, 255}, levels(Shading.GREY.of(values, 1, 5), 0));
    PlanarImage signed = Shading.SIGNED.of(values, 1, 5);
    assertArrayEquals(new int[] {33, 102, 172}, colour(signed, 0));
    assertArrayEquals(new int[] {178, 24, 43}, colour(signed, 4));
  }

  @Test
  void theLargestNumbersHaveAScaleToo() {
    float[] values = {-Float.MAX_VALUE, 0, Float.MAX_VALUE};
    assertArrayEquals(new int[] {0, 128, 255}, levels(Shading.GREY.of(values, 1, 3), 0));
    assertArrayEquals(new int[] {33, 255, 178}, levels(Shading.SIGNED.of(values, 1, 3), 0));
  }

  @ParameterizedTest
  @EnumSource(Shading.class)
  void anotherNumberOfValuesIsRefused(Shading shading) {
    var refused = assertThrows(IllegalArgumentException.class, () -> shading.of(new float[5], 2, 3));
    assertEquals("a plane of 2x3 has 6 levels, found 5", refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "NaN, 1", "0, NaN", "-Infinity, 0", "0, Infinity"})
  void aScaleThatIsNoneIsRefused(float low, float high) {
    var refused = assertThrows(IllegalArgumentException.class, () -> Shading.GREY.of(new float[1], 1, 1, low, high));
    assertEquals("a scale goes from a finite number to one not below it, found " + low + " to " + high,
        refused.getMessage());
  }
}
