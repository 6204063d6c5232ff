package lanewise.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Reads pictures from PNG and JPEG files, and writes their bytes.
public final class ImageFiles {

  /// The most pixels of a picture: 4096 by 4096.
  public static final int MOST_PIXELS = 1 << 24;

  /// Deflate packs at most 1032 bytes into one, and a byte holds at most 8 pixels. JPEG comes nowhere near.
  private static final int MOST_PIXELS_IN_A_BYTE = 1032 * 8;

  /// As much work as this many scans of the largest picture is done for a JPEG file; usual are 1 to 10.
  private static final int MOST_SCANS = 16;

  private static final float JPEG_QUALITY = 0.95f;

  private ImageFiles() {}

  /// Reads the (first) picture of a file. Before its pixels are decoded, its size is checked, against the file's length
  /// too, and the work that it asks for. 16 bits a level are kept in full; colours of other spaces are converted to
  /// sRGB, grey levels never.
  ///
  /// @param warnings receives what is odd about a file that can be read all the same, such as a missing end
  /// @throws ImageException if it cannot be read, for whatever reason
  public static PlanarImage read(Path file, Consumer<String> warnings) {
    if (!Files.exists(file)) {
      throw new ImageException(file, "there is no such file");
    }
    if (!Files.isRegularFile(file)) {
      throw new ImageException(file, "is a folder or a device, not a picture");
    }
    if (!Files.isReadable(file)) {
      throw new ImageException(file, "no permission to read it");
    }
    try (var in = new FileImageInputStream(file.toFile())) {
      return Pixels.planes(decoded(file, in, warnings));
    } catch (ImageException refused) {
      throw refused;
    } catch (IOException | RuntimeException | OutOfMemoryError e) { // at damaged files, Java's readers throw many kinds
      throw new ImageException(file, problem(innermost(e)), e);
    }
  }

  /// Java's PNG reader wraps what it finds into exceptions that say nothing.
  private static Throwable innermost(Throwable failure) {
    return failure.getCause() == null ? failure : innermost(failure.getCause());
  }

  private static String problem(Throwable cause) {
    return switch (cause) {
      case OutOfMemoryError _ -> String.format(Locale.ROOT, "its pixels do not fit into a heap of at most %,d bytes; "
          + "more is given with JAVA_TOOL_OPTIONS=-Xmx4g", Runtime.getRuntime().maxMemory());
      case EOFException _ -> "damaged: the file ends too early";
      default -> "damaged, or of a kind that Java does not read ("
          + Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName()) + ")";
    };
  }

  private static BufferedImage decoded(Path file, ImageInputStream in, Consumer<String> warnings) throws IOException {
    ImageReader reader = reader(file, in);
    try {
      reader.setInput(in, true, true);
      reader.addIIOReadWarningListener((_, warning) -> warnings.accept(file + ": " + warning));
      checkWork(file, reader);
      return reader.read(0);
    } finally {
      reader.dispose();
    }
  }

  private static void checkWork(Path file, ImageReader reader) throws IOException {
    long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
    String size = String.format(Locale.ROOT, "%dx%d are %,d pixels", reader.getWidth(0), reader.getHeight(0), pixels);
    if (pixels > MOST_PIXELS) {
      throw new ImageException(file, String.format(Locale.ROOT, "%s, the most are %,d", size, MOST_PIXELS));
    }
    long bytes = Files.size(file);
    if (pixels > bytes * MOST_PIXELS_IN_A_BYTE) {
      throw new ImageException(file, String.format(Locale.ROOT,
          "%s, more than the %,d bytes of the file can hold; its header is damaged", size, bytes));
    }
    if (isFormat(reader, ImageFormat.JPEG)) {
      long scans = JpegScans.count(file);
      if (pixels * scans > (long) MOST_PIXELS * MOST_SCANS) {
        throw new ImageException(file, String.format(Locale.ROOT, "%s in %,d scans, the most are %,d scans for a "
            + "picture of this size", size, scans, (long) MOST_PIXELS * MOST_SCANS / pixels));
      }
    } else {
      PngChunks.requireWhole(file);
    }
  }

  private static boolean isFormat(ImageReader reader, ImageFormat format) throws IOException {
    return reader.getFormatName().equalsIgnoreCase(format.name());
  }

  private static ImageReader reader(Path file, ImageInputStream in) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
    if (!readers.hasNext()) {
      throw new ImageException(file, "is neither PNG nor JPEG");
    }
    ImageReader reader = readers.next();
    if (!isFormat(reader, ImageFormat.PNG) && !isFormat(reader, ImageFormat.JPEG)) {
      reader.dispose();
      throw new ImageException(file,
          "is " + reader.getFormatName().toUpperCase(Locale.ROOT) + ", neither PNG nor JPEG");
    }
    return reader;
  }

  /// The bytes of a file that shows the picture, levels rounded and clipped to 0 to 255.
  ///
  /// @throws IllegalArgumentException if the picture has alpha and the format has none
  public static byte[] encoded(PlanarImage image, ImageFormat format) {
    if (image.alpha().isPresent() && !format.alpha()) {
      throw new IllegalArgumentException(format + " keeps no alpha");
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format.name()).next();
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam settings = writer.getDefaultWriteParam();
      if (format == ImageFormat.JPEG) {
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(JPEG_QUALITY);
      }
      writer.write(null, new IIOImage(Pixels.image(image), null, null), settings);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot encode a picture in memory", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
