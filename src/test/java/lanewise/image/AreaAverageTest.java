package lanewise.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AreaAverageTest {

  @Test
  void theSameSizeKeepsAllBits() {
    float[] levels = random(7 * 5);
    assertArrayEquals(levels, scaled(levels, 7, 5, 7, 5));
  }

  @Test
  void wholeBlocksAreAveraged() {
    float[] levels = {
        0, 2, 10, 10,
        4, 6, 10, 30};
    assertArrayEquals(new float[] {3, 15}, scaled(levels, 2, 4, 1, 2));
  }

  @Test
  void partsOfPixelsCountByTheirArea() {
    assertArrayEquals(new float[] {(10 * 1 + 40 * 0.5f) / 1.5f, (40 * 0.5f + 70 * 1) / 1.5f},
        scaled(new float[] {10, 40, 70}, 1, 3, 1, 2), 1e-5f);
  }

  @Test
  void aLargerSizeRepeatsPixels() {
    assertArrayEquals(new float[] {1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4},
        scaled(new float[] {1, 2, 3, 4}, 2, 2, 4, 4));
  }

  @Test
  void theMeanLevelStays() {
    for (int size = 1; size < 40; size++) {
      float[] levels = random(31 * 17);
      assertEquals(mean(levels), mean(scaled(levels, 31, 17, size, 41 - size)), 1e-3, "seed 1, size " + size);
    }
  }

  @Test
  void everyPlaneIsScaledAndAlphaIsNotKept() {
    var image = new PlanarImage(1, 2, List.of(new float[] {0, 2}, new float[] {2, 4}, new float[] {4, 6}),
        Optional.of(new byte[2]));
    PlanarImage scaled = AreaAverage.scaled(image, 1, 1);
    assertEquals(List.of(1f, 3f, 5f), scaled.planes().stream().map(plane -> plane[0]).toList());
    assertEquals(Optional.empty(), scaled.alpha());
  }

  private static float[] scaled(float[] levels, int height, int width, int toHeight, int toWidth) {
    var image = new PlanarImage(height, width, List.of(levels), Optional.empty());
    return AreaAverage.scaled(image, toHeight, toWidth).planes().getFirst();
  }

  private static float[] random(int count) {
    var random = new SplittableRandom(1);
    var levels = new float[count];
    for (int i = 0; i < count; i++) {
      levels[i] = random.nextInt(256);
    }
    return levels;
  }

  private static double mean(float[] levels) {
    double sum = 0;
    for (float level : levels) {
      sum += level;
    }
    return sum / levels.length;
  }
}
