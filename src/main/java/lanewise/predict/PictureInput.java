package lanewise.predict;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import lanewise.console.ExitCode;
import lanewise.console.Refusal;
import lanewise.image.AreaAverage;
import lanewise.image.ImageFiles;
import lanewise.image.PlanarImage;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/// Turns pictures into a network's input: c planes of h x w with levels in `[0, 1]`, the level v of a byte as v / 255,
/// which is what datasets make of their images.
///
/// @param input shape of the network's input
/// @param invert whether dark is made light and light dark
/// @param talk is told what was done to a picture, and what looks wrong with it
record PictureInput(Shape input, boolean invert, Consumer<String> talk) {

  private static final float MOST = 255;
  /// Weights of red, green and blue in grey, of ITU-R BT.601, by which JPEG has its grey.
  private static final float[] LUMA = {0.299f, 0.587f, 0.114f};

  /// A batch of one.
  ///
  /// @throws lanewise.image.ImageException if the file cannot be read
  /// @throws Refusal if the network takes no pictures
  Tensor of(Path file) {
    PlanarImage picture = ImageFiles.read(file, talk);
    requirePictures(file, picture);
    PlanarImage sized = sized(file, ofChannels(onWhite(picture), input.extent(0)));
    var batch = Tensor.zeros(input, 1);
    int pixels = sized.pixels();
    for (int c = 0; c < input.extent(0); c++) {
      float[] plane = sized.planes().get(c);
      for (int i = 0; i < pixels; i++) {
        batch.data()[c * pixels + i] = (invert ? MOST - plane[i] : plane[i]) / MOST;
      }
    }
    hintAtGround(file, batch.data());
    return batch;
  }

  private void requirePictures(Path file, PlanarImage picture) {
    if (input.rank() != 3 || input.extent(0) != 1 && input.extent(0) != 3) {
      throw new Refusal(ExitCode.USAGE, "the model's input is " + input
          + (input.rank() == 3 ? "" : ", a row of numbers") + ", but " + file + " is " + picture.planes().size() + "x"
          + picture.height() + "x" + picture.width()
          + ": predict takes models of pictures, with an input of 1 or 3 channels");
    }
    if ((long) input.extent(1) * input.extent(2) > ImageFiles.MOST_PIXELS) {
      throw new Refusal(ExitCode.USAGE, String.format(Locale.ROOT, "the model's input, %s, is larger than any picture: "
          + "the most are %,d pixels", input, ImageFiles.MOST_PIXELS));
    }
  }

  /// Where it is transparent, a picture shows what it lies on; people see it on white.
  private static PlanarImage onWhite(PlanarImage picture) {
    return picture.alpha().map(alpha -> withPlanes(picture, picture.planes().stream().map(plane -> {
      var seen = new float[plane.length];
      for (int i = 0; i < seen.length; i++) {
        int opaque = Byte.toUnsignedInt(alpha[i]);
        seen[i] = (plane[i] * opaque + MOST * (MOST - opaque)) / MOST;
      }
      return seen;
    }).toList())).orElse(picture);
  }

  /// Grey from colours, or the grey in place of each colour.
  private static PlanarImage ofChannels(PlanarImage picture, int channels) {
    List<float[]> planes = picture.planes();
    if (planes.size() == channels) {
      return picture;
    }
    if (channels == LUMA.length) {
      return withPlanes(picture, IntStream.range(0, channels).mapToObj(_ -> planes.getFirst()).toList());
    }
    var grey = new float[picture.pixels()];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = LUMA[0] * planes.get(0)[i] + LUMA[1] * planes.get(1)[i] + LUMA[2] * planes.get(2)[i];
    }
    return withPlanes(picture, List.of(grey));
  }

  private static PlanarImage withPlanes(PlanarImage picture, List<float[]> planes) {
    return new PlanarImage(picture.height(), picture.width(), planes, Optional.empty());
  }

  private PlanarImage sized(Path file, PlanarImage picture) {
    int height = input.extent(1);
    int width = input.extent(2);
    if (picture.height() == height && picture.width() == width) {
      return picture;
    }
    boolean distorted = (long) picture.height() * width != (long) picture.width() * height;
    talk.accept(file + ": " + picture.width() + "x" + picture.height() + " pixels scaled to " + width + "x" + height
        + " by averaging areas" + (distorted ? ", which distorts it: cut it to the same shape first" : ""));
    return AreaAverage.scaled(picture, height, width);
  }

  /// Digits of datasets are light on dark; what people draw and scan is dark on light.
  private void hintAtGround(Path file, float[] levels) {
    if (input.extent(0) == 1 && meanOfBorder(levels, input.extent(1), input.extent(2)) > 0.5) {
      talk.accept(file + ": its border is bright" + (invert
          ? " now: if the model was trained on light digits on a dark ground, leave --invert out"
          : ": if the model was trained on light digits on a dark ground, as MNIST has them, add --invert"));
    }
  }

  private static double meanOfBorder(float[] levels, int height, int width) {
    return IntStream.range(0, height * width)
        .filter(i -> i < width || i >= (height - 1) * width || i % width == 0 || i % width == width - 1)
        .mapToDouble(i -> levels[i])
        .average()
        .orElseThrow();
  }
}
