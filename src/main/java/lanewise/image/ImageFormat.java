package lanewise.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A file format, with the endings of its files.
public enum ImageFormat {
  PNG(true, "png"),
  /// Lossy, and without alpha.
  JPEG(false, "jpg", "jpeg");

  private final boolean alpha;
  private final List<String> endings;

  ImageFormat(boolean alpha, String... endings) {
    this.alpha = alpha;
    this.endings = List.of(endings);
  }

  /// The format that a file's name stands for; empty if its ending is none of these.
  public static Optional<ImageFormat> of(Path file) {
    String name = file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Stream.of(values())
        .filter(format -> format.endings.stream().anyMatch(ending -> name.endsWith("." + ending)))
        .findFirst();
  }

  /// Whether it keeps an alpha plane.
  public boolean alpha() {
    return alpha;
  }
}
