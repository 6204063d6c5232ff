package lanewise.image;

import java.util.Optional;
import java.util.regex.Pattern;
import lanewise.fuzz.InputFile;
import lanewise.fuzz.Probe;

/// [ImageFiles] on one file.
public final class ImageProbe implements Probe {

  private final InputFile file = new InputFile(".picture");
  private final Pattern refusal =
      Pattern.compile(Pattern.quote(file.path().toString()) + ": (?s:.{8,})");

  @Override
  public Optional<String> feed(byte[] input) {
    try {
      PlanarImage image = ImageFiles.read(file.holding(input), _ -> { });
      if (image.pixels() < 1 || image.pixels() > ImageFiles.MOST_PIXELS) {
        throw new AssertionError("a picture of " + image.height() + "x" + image.width() + " was read");
      }
      return Optional.empty();
    } catch (ImageException refused) {
      return Probe.refusal(refused, refusal);
    }
  }
}
