package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import lanewise.data.DataFolders;
import lanewise.data.DataRequest;
import lanewise.data.Datasets;
import lanewise.image.ImageFiles;
import lanewise.image.ImageFormat;
import lanewise.image.PlanarImage;
import lanewise.results.Json;
import lanewise.tensor.Examples;
import lanewise.tensor.Tensor;

/// A digit as an example of its dataset and as picture files, and what `predict` says of them.
record DigitPictures(Path folder, Tensor digit) {

  static final int SIDE = 28;

  /// A prediction as printed by `--json`.
  record Told(String picture, Optional<Integer> predicted, List<Double> probabilities, List<Double> outputs,
      Optional<String> problem) {}

  /// The first test digit of the synthetic ones.
  ///
  /// @param folder for the files
  static DigitPictures in(Path folder) {
    Examples examples = Datasets.load(new DataRequest("synthetic-digits", OptionalInt.of(1), OptionalInt.empty(),
        OptionalInt.of(1), Optional.empty(), Optional.empty()),
        new DataFolders(Optional.empty(), Map.of(), Path.of("."))).test();
    var inputs = new Tensor(examples.inputShape());
    examples.read(new int[] {0}, 0, 1, inputs, new Tensor(examples.targetShape()));
    return new DigitPictures(folder, inputs);
  }

  /// Light on dark, in its own size.
  Path file(String name) throws IOException {
    return file(name, grey(1));
  }

  Path file(String name, PlanarImage image) throws IOException {
    return Files.write(folder.resolve(name), ImageFiles.encoded(image, ImageFormat.PNG));
  }

  /// Light on dark, each pixel `times` by `times`.
  PlanarImage grey(int times) {
    int side = SIDE * times;
    var plane = new float[side * side];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = 255 * digit.data()[i / side / times * SIDE + i % side / times];
    }
    return new PlanarImage(side, side, List.of(plane), Optional.empty());
  }

  /// Dark on light.
  PlanarImage negative() {
    PlanarImage image = grey(1);
    float[] plane = image.planes().getFirst();
    for (int i = 0; i < plane.length; i++) {
      plane[i] = 255 - plane[i];
    }
    return image;
  }

  /// What a successful `predict --json` says.
  static List<Told> told(Object... arguments) {
    CommandLineRun run = CommandLineRun.of(
        Stream.concat(Stream.concat(Stream.of("predict"), Stream.of(arguments)), Stream.of("--json")).toArray());
    assertEquals(0, run.status(), run.err());
    return List.of(Json.read(run.out(), Told[].class));
  }
}
