package lanewise.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageFilesTest {

  @TempDir Path folder;
  private final List<String> warnings = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({"1, false", "1, true", "3, false", "3, true"})
  void aPngComesBackAsItWasWritten(int planes, boolean alpha) throws IOException {
    PlanarImage image = gradient(5, 7, planes, alpha);
    PlanarImage read = read("image.png", ImageFiles.encoded(image, ImageFormat.PNG));
    assertEquals(5, read.height());
    assertEquals(7, read.width());
    assertEquals(planes, read.planes().size());
    for (int i = 0; i < planes; i++) {
      assertArrayEquals(image.planes().get(i), read.planes().get(i));
    }
    assertEquals(alpha, read.alpha().isPresent());
    assertArrayEquals(image.alpha().orElse(null), read.alpha().orElse(null));
  }

  @ParameterizedTest
  @CsvSource({"1", "3"})
  void aJpegComesBackNearly(int planes) throws IOException {
    PlanarImage image = gradient(16, 24, planes, false);
    PlanarImage read = read("image.jpg", ImageFiles.encoded(image, ImageFormat.JPEG));
    assertEquals(planes, read.planes().size());
    assertArrayEquals(image.planes().getFirst(), read.planes().getFirst(), 12);
    assertEquals(List.of(), warnings);
  }

  @Test
  void levelsAreRoundedAndClipped() throws IOException {
    var image = new PlanarImage(1, 5, List.of(new float[] {-3, 0.4f, 0.6f, 254.6f, 1e9f}), Optional.empty());
    assertArrayEquals(new float[] {0, 0, 1, 255, 255},
        read("image.png", ImageFiles.encoded(image, ImageFormat.PNG)).planes().getFirst());
  }

  @Test
  void sixteenBitsAreReadInFull() throws IOException {
    var deep = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
    deep.getRaster().setSamples(0, 0, 2, 1, 0, new int[] {65535, 1000});
    Path file = folder.resolve("deep.png");
    ImageIO.write(deep, "png", file.toFile());
    assertArrayEquals(new float[] {255, 1000 * 255f / 65535}, read(file).planes().getFirst());
  }

  @Test
  void aGreyPaletteIsOnePlaneAndAColouredOneThree() throws IOException {
    byte[] levels = {10, 20};
    byte[] others = {10, 99};
    assertArrayEquals(new float[] {20}, palette(new IndexColorModel(1, 2, levels, levels, levels)).getFirst());
    assertEquals(List.of(20f, 99f, 20f), palette(new IndexColorModel(1, 2, levels, others, levels)).stream()
        .map(plane -> plane[0]).toList());
  }

  private List<float[]> palette(IndexColorModel colours) throws IOException {
    var image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_BINARY, colours);
    image.getRaster().setSample(0, 0, 0, 1);
    Path file = folder.resolve("palette.png");
    ImageIO.write(image, "png", file.toFile());
    return read(file).planes();
  }

  @Test
  void aTransparentPixelOfAPaletteHasAlpha() throws IOException {
    byte[] levels = {10, 20};
    var image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY, new IndexColorModel(1, 2, levels, levels,
        levels, 1));
    image.getRaster().setSamples(0, 0, 2, 1, 0, new int[] {0, 1});
    Path file = folder.resolve("palette.png");
    ImageIO.write(image, "png", file.toFile());
    assertArrayEquals(new byte[] {-1, 0}, read(file).alpha().orElseThrow());
  }

  @Test
  void aPartKeepsItsAlpha() {
    PlanarImage whole = gradient(4, 5, 1, true);
    PlanarImage part = whole.part(1, 2, 2, 3, List.of(new float[6]));
    byte[] alpha = whole.alpha().orElseThrow();
    assertArrayEquals(new byte[] {alpha[7], alpha[8], alpha[9], alpha[12], alpha[13], alpha[14]},
        part.alpha().orElseThrow());
  }

  @Test
  void whatIsNoPictureIsRefusedByName() throws IOException {
    Path missing = folder.resolve("missing.png");
    refuses(missing, missing + ": there is no such file");
    refuses(folder, folder + ": is a folder or a device, not a picture");
    Path text = Files.writeString(folder.resolve("text.png"), "no picture");
    refuses(text, text + ": is neither PNG nor JPEG");
    Path gif = folder.resolve("image.gif");
    ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY), "gif", gif.toFile());
    refuses(gif, gif + ": is GIF, neither PNG nor JPEG");
  }

  @Test
  void aFileThatMayNotBeReadIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("secret.png"));
    assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file), "this user may read everything");
    refuses(file, file + ": no permission to read it");
  }

  @Test
  void aPictureTooLargeIsRefusedBeforeItIsDecoded() throws IOException {
    Path file = Files.write(folder.resolve("bomb.png"), PngInputs.saying(60_000, 50_000, 1 << 20));
    refuses(file, file + ": 60000x50000 are 3,000,000,000 pixels, the most are 16,777,216");
  }

  @Test
  void morePixelsThanTheFileCanHoldAreRefusedBeforeTheyAreAllocated() throws IOException {
    Path file = Files.write(folder.resolve("liar.png"), PngInputs.saying(4096, 4096, 1000));
    refuses(file, file + ": 4096x4096 are 16,777,216 pixels, more than the 1,000 bytes of the file can hold; its header "
        + "is damaged");
  }

  @Test
  void aJpegThatAsksForHoursOfWorkIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("scans.jpg"), JpegInputs.ofScans(2000, 2000, 80));
    refuses(file, file + ": 2000x2000 are 4,000,000 pixels in 80 scans, the most are 67 scans for a picture of this "
        + "size");
    assertEquals(2000, read("few.jpg", JpegInputs.ofScans(2000, 2000, 60)).width());
  }

  @ParameterizedTest
  @CsvSource({"10", "20", "40", "60"})
  void aDamagedPngIsRefused(int length) throws IOException {
    byte[] png = ImageFiles.encoded(gradient(9, 9, 3, false), ImageFormat.PNG);
    Path file = Files.write(folder.resolve("cut.png"), Arrays.copyOf(png, length));
    refuses(file, file + ": damaged: the file ends too early");
  }

  @Test
  void everyFlippedBitOfAPngIsRefused() throws IOException {
    byte[] png = ImageFiles.encoded(gradient(9, 9, 3, false), ImageFormat.PNG);
    for (int bit = 0; bit < 8 * png.length; bit++) {
      byte[] flipped = png.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      Path file = Files.write(folder.resolve("flipped.png"), flipped);
      int at = bit / 8;
      assertThrows(ImageException.class, () -> ImageFiles.read(file, warnings::add), () -> "byte " + at);
    }
  }

  @Test
  void theMissingEndOfAJpegIsToldAsAWarning() throws IOException {
    byte[] jpeg = ImageFiles.encoded(gradient(64, 64, 3, false), ImageFormat.JPEG);
    Path file = folder.resolve("cut.jpg");
    read("cut.jpg", Arrays.copyOf(jpeg, jpeg.length * 3 / 4));
    assertTrue(warnings.stream().anyMatch(warning -> warning.startsWith(file + ": ")), warnings.toString());
  }

  @Test
  void jpegKeepsNoAlpha() {
    var refused = assertThrows(IllegalArgumentException.class,
        () -> ImageFiles.encoded(gradient(2, 2, 3, true), ImageFormat.JPEG));
    assertEquals("JPEG keeps no alpha", refused.getMessage());
  }

  @Test
  void planesThatMakeNoPictureAreRefused() {
    var two = assertThrows(IllegalArgumentException.class,
        () -> new PlanarImage(1, 1, List.of(new float[1], new float[1]), Optional.empty()));
    assertEquals("a picture has 1 or 3 planes, found 2", two.getMessage());
    var length = assertThrows(IllegalArgumentException.class,
        () -> new PlanarImage(2, 3, List.of(new float[6]), Optional.of(new byte[5])));
    assertEquals("a plane of 2x3 has 6 levels, found 5", length.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"a.png, PNG", "b.JPG, JPEG", "c.x.jpeg, JPEG", "png, ", "d.gif, ", "/, "})
  void theFormatFollowsFromTheName(Path file, ImageFormat format) {
    assertEquals(Optional.ofNullable(format), ImageFormat.of(file));
  }

  private static PlanarImage gradient(int height, int width, int planes, boolean alpha) {
    List<float[]> levels = IntStream.range(0, planes).mapToObj(plane -> {
      var level = new float[height * width];
      for (int i = 0; i < level.length; i++) {
        level[i] = (i / width * 5 + i % width * 3 + 40 * plane) % 256;
      }
      return level;
    }).toList();
    var opacity = new byte[height * width];
    for (int i = 0; i < opacity.length; i++) {
      opacity[i] = (byte) (i * 7);
    }
    return new PlanarImage(height, width, levels, alpha ? Optional.of(opacity) : Optional.empty());
  }

  private void refuses(Path file, String message) {
    assertEquals(message, assertThrows(ImageException.class, () -> read(file)).getMessage());
  }

  private PlanarImage read(String name, byte[] content) throws IOException {
    return read(Files.write(folder.resolve(name), content));
  }

  private PlanarImage read(Path file) {
    return ImageFiles.read(file, warnings::add);
  }
}
