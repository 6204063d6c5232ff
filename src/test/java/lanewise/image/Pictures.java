package lanewise.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Small real files of many kinds, written by Java itself.
final class Pictures {

  private static final int WIDTH = 19;
  private static final int HEIGHT = 17;

  private Pictures() {}

  /// @param type one of [BufferedImage]'s
  /// @param interlace [ImageWriteParam#MODE_DEFAULT] for an interlaced file, else `MODE_DISABLED`
  static byte[] png(int type, int interlace) {
    return file(noisy(new BufferedImage(WIDTH, HEIGHT, type)), "png", interlace);
  }

  static byte[] palettePng(IndexColorModel colours) {
    return file(noisy(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY, colours)), "png",
        ImageWriteParam.MODE_DISABLED);
  }

  /// @param type one of [BufferedImage]'s without alpha
  static byte[] jpeg(int type, boolean progressive) {
    return file(noisy(new BufferedImage(WIDTH, HEIGHT, type)), "jpeg",
        progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
  }

  private static BufferedImage noisy(BufferedImage image) {
    var random = new SplittableRandom(1);
    for (int h = 0; h < HEIGHT; h++) {
      for (int w = 0; w < WIDTH; w++) {
        image.setRGB(w, h, random.nextInt());
      }
    }
    return image;
  }

  private static byte[] file(BufferedImage image, String format, int progressive) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setProgressiveMode(progressive);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
