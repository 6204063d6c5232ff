package lanewise.image;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Between Java's pictures, whose pixels come in many layouts, and planes.
final class Pixels {

  private static final int MOST = 255;
  private static final int BYTE = 8;

  private Pixels() {}

  static PlanarImage planes(BufferedImage image) {
    ColorModel model = image.getColorModel();
    return model instanceof ComponentColorModel && !model.isAlphaPremultiplied()
            && (isGrey(model) || model.getColorSpace().isCS_sRGB())
        ? ofSamples(image.getRaster(), model)
        : ofColours(image);
  }

  /// Levels as the file has them. Java's way to the colour of a grey level would brighten it: it takes grey files to be
  /// linear.
  private static PlanarImage ofSamples(Raster raster, ColorModel model) {
    int colours = model.getNumColorComponents();
    List<float[]> planes = IntStream.range(0, colours).mapToObj(band -> levels(raster, model, band)).toList();
    return new PlanarImage(raster.getHeight(), raster.getWidth(), planes,
        model.hasAlpha() ? Optional.of(rounded(levels(raster, model, colours))) : Optional.empty());
  }

  private static float[] levels(Raster raster, ColorModel model, int band) {
    float[] levels = raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), band, (float[]) null);
    float scale = (1 << model.getComponentSize(band)) - 1;
    for (int i = 0; i < levels.length; i++) {
      levels[i] = levels[i] * MOST / scale;
    }
    return levels;
  }

  /// By each pixel's colour in sRGB: palettes and other colour spaces.
  private static PlanarImage ofColours(BufferedImage image) {
    int[] colours = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    boolean grey = image.getColorModel() instanceof IndexColorModel palette && isGrey(palette);
    List<float[]> planes = (grey ? IntStream.of(0) : IntStream.of(2 * BYTE, BYTE, 0))
        .mapToObj(shift -> {
          var plane = new float[colours.length];
          for (int i = 0; i < plane.length; i++) {
            plane[i] = colours[i] >>> shift & MOST;
          }
          return plane;
        })
        .toList();
    Optional<byte[]> alpha = Optional.empty();
    if (image.getColorModel().hasAlpha()) {
      var plane = new byte[colours.length];
      for (int i = 0; i < plane.length; i++) {
        plane[i] = (byte) (colours[i] >>> 3 * BYTE);
      }
      alpha = Optional.of(plane);
    }
    return new PlanarImage(image.getHeight(), image.getWidth(), planes, alpha);
  }

  private static boolean isGrey(ColorModel model) {
    return model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
  }

  private static boolean isGrey(IndexColorModel palette) {
    return IntStream.range(0, palette.getMapSize())
        .allMatch(i -> palette.getRed(i) == palette.getGreen(i) && palette.getGreen(i) == palette.getBlue(i));
  }

  static BufferedImage image(PlanarImage image) {
    boolean grey = image.planes().size() == 1;
    BufferedImage pixels = grey && image.alpha().isPresent()
        ? greyWithAlpha(image.height(), image.width())
        : new BufferedImage(image.width(), image.height(), grey ? BufferedImage.TYPE_BYTE_GRAY
            : image.alpha().isPresent() ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
    WritableRaster raster = pixels.getRaster();
    for (int band = 0; band < image.planes().size(); band++) {
      store(rounded(image.planes().get(band)), raster, band);
    }
    image.alpha().ifPresent(alpha -> store(alpha, raster, image.planes().size()));
    return pixels;
  }

  private static BufferedImage greyWithAlpha(int height, int width) {
    var model = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_GRAY), true, false,
        Transparency.TRANSLUCENT, DataBuffer.TYPE_BYTE);
    return new BufferedImage(model, model.createCompatibleWritableRaster(width, height), false, null);
  }

  private static void store(byte[] levels, WritableRaster raster, int band) {
    var row = new int[raster.getWidth()];
    for (int h = 0; h < raster.getHeight(); h++) {
      for (int w = 0; w < row.length; w++) {
        row[w] = Byte.toUnsignedInt(levels[h * row.length + w]);
      }
      raster.setSamples(0, h, row.length, 1, band, row);
    }
  }

  private static byte[] rounded(float[] levels) {
    var bytes = new byte[levels.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.clamp(Math.round(levels[i]), 0, MOST);
    }
    return bytes;
  }
}
