package lanewise.notebook;

import lanewise.image.ImageFiles;
import lanewise.image.ImageFormat;
import lanewise.image.Mosaic;
import lanewise.image.PlanarImage;

/// A picture that a notebook shows.
///
/// @param png the bytes of a PNG file
/// @param description for those who cannot see it
public record Picture(byte[] png, String description) {

  public static Picture of(String description, PlanarImage image) {
    return new Picture(ImageFiles.encoded(image, ImageFormat.PNG), description);
  }

  public static Picture of(String description, Mosaic mosaic) {
    return new Picture(mosaic.png(), description);
  }

  @Override
  public String toString() {
    return description;
  }
}
