package lanewise.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MosaicTest {

  private static final int WHITE = 0xffffff;
  private static final int GAP = 6;

  private static PlanarImage grey(int height, int width, float... levels) {
    return new PlanarImage(height, width, List.of(levels), Optional.empty());
  }

  private static BufferedImage drawn(Mosaic mosaic) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(mosaic.png()));
  }

  private static int at(BufferedImage image, int x, int y) {
    return image.getRGB(x, y) & WHITE;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 64, 128, 200, 255})
  void aLevelOfGreyIsShownAsItIs(int level) throws IOException {
    assertEquals(level * 0x010101, at(drawn(new Mosaic(1, 3).add(grey(1, 1, level))), GAP + 1, GAP + 1));
  }

  @Test
  void aColourIsShownAsItIs() throws IOException {
    var image = new PlanarImage(1, 1, List.of(new float[] {178}, new float[] {24}, new float[] {43}), Optional.empty());
    assertEquals(0xb2182b, at(drawn(new Mosaic(1, 2).add(image)), GAP, GAP));
  }

  @Test
  void eachPixelIsASquareWithoutBlending() throws IOException {
    BufferedImage image = drawn(new Mosaic(1, 3).add(grey(1, 2, 0, 255)));
    for (int y = 0; y < 3; y++) {
      for (int x = 0; x < 6; x++) {
        assertEquals(x < 3 ? 0 : WHITE, at(image, GAP + x, GAP + y), x + "," + y);
      }
    }
  }

  @Test
  void picturesStandInRowsOnWhite() throws IOException {
    var mosaic = new Mosaic(2, 2);
    for (int i = 0; i < 3; i++) {
      mosaic.add(grey(4, 3, new float[12]));
    }
    BufferedImage image = drawn(mosaic);
    assertEquals(2 * (3 * 2 + GAP) + GAP, image.getWidth());
    assertEquals(2 * (4 * 2 + GAP) + GAP, image.getHeight());
    assertEquals(0, at(image, GAP + 6 + GAP, GAP), "second in the first row");
    assertEquals(0, at(image, GAP, GAP + 8 + GAP), "first in the second row");
    assertEquals(WHITE, at(image, GAP + 6 + GAP, GAP + 8 + GAP), "there is no fourth");
    assertEquals(WHITE, at(image, GAP + 6, GAP), "between them");
  }

  @Test
  void fewerPicturesThanColumnsLeaveNoEmptyRoom() throws IOException {
    assertEquals(GAP + 2 + GAP, drawn(new Mosaic(8, 2).add(grey(1, 1, 0))).getWidth());
  }

  @Test
  void picturesOfSeveralSizesHaveTheRoomOfTheLargest() throws IOException {
    BufferedImage image = drawn(new Mosaic(2, 1).add(grey(5, 4, new float[20])).add(grey(1, 1, 0)));
    assertEquals(2 * (4 + GAP) + GAP, image.getWidth());
    assertEquals(5 + 2 * GAP, image.getHeight());
  }

  @Test
  void aCaptionStandsAboveItsPictureAndMakesAllLower() throws IOException {
    BufferedImage image = drawn(new Mosaic(2, 20).add("seven", grey(2, 2, new float[4])).add(grey(2, 2, new float[4])));
    assertEquals(40 + 16 + 2 * GAP, image.getHeight());
    assertEquals(0, at(image, GAP, GAP + 16));
    assertEquals(WHITE, at(image, GAP + 40 + GAP, GAP + 15), "no picture in the line of the captions");
    assertTrue(dark(image, 0, GAP + 16, GAP, GAP + 40) > 20, "there is text");
  }

  @Test
  void aCaptionIsCutWhereItWouldRunIntoTheNext() throws IOException {
    BufferedImage image = drawn(new Mosaic(2, 10).add("a very long caption", grey(4, 4, new float[16]))
        .add(grey(4, 4, new float[16])));
    assertTrue(dark(image, 0, GAP + 16, GAP, GAP + 40) > 20, "there is text");
    assertEquals(0, dark(image, 0, GAP + 16, GAP + 40 + 2, image.getWidth()), "text beyond the picture");
    drawn(new Mosaic(1, 1).add("no room at all", grey(1, 1, 0)));
  }

  private static int dark(BufferedImage image, int top, int bottom, int left, int right) {
    int count = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        count += at(image, x, y) == WHITE ? 0 : 1;
      }
    }
    return count;
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "-1, 3"})
  void whatIsNoMosaicIsRefused(int columns, int scale) {
    var refused = assertThrows(IllegalArgumentException.class, () -> new Mosaic(columns, scale));
    assertEquals("a mosaic has at least 1 column and a scale of at least 1, found " + columns + " and " + scale,
        refused.getMessage());
  }

  @Test
  void aMosaicOfNoPicturesIsRefused() {
    assertEquals("a mosaic of no pictures",
        assertThrows(IllegalStateException.class, () -> new Mosaic(1, 1).png()).getMessage());
  }
}
