package lanewise.data;

import java.util.Optional;
import lanewise.random.CounterRandom;
import lanewise.random.CounterRandom.Purpose;
import lanewise.storage.Sha256;
import lanewise.tensor.Shape;

/// Dataset `synthetic-digits`: 28x28 grey digits that this program draws itself, for trying things without a download.
/// It imitates handwriting by distorting a few skeletons; accuracy on it says nothing about handwriting.
///
/// Image number i of a set is a function of the set and i alone: the same on every machine, for every size asked for,
/// and for every seed of an experiment.
final class SyntheticDigits {

  static final String NAME = "synthetic-digits";

  private static final long SEED = 28;
  private static final int SIDE = 28;
  private static final int CLASSES = 10;
  static final int USUAL_TRAIN = 8_000;
  static final int USUAL_TEST = 2_000;
  static final int EXAMPLE_BYTES = SIDE * SIDE + 1;
  static final int LIMIT = 100_000;
  private static final long TRAIN_STREAM = 0;
  private static final long TEST_STREAM = 1L << 32;

  private final byte[] pixels;
  private final byte[] labels;

  private SyntheticDigits(long firstStream, int count) {
    pixels = new byte[count * SIDE * SIDE];
    labels = new byte[count];
    var renderer = new DigitRenderer(SIDE);
    for (int i = 0; i < count; i++) {
      var writing = new Handwriting(new CounterRandom(SEED, Purpose.SYNTHETIC_DATA, firstStream + i), SIDE);
      var noise = new CounterRandom(SEED, Purpose.NOISE, firstStream + i);
      renderer.draw(writing, noise, pixels, i * SIDE * SIDE);
      labels[i] = (byte) writing.digit();
    }
  }

  static Dataset dataset(DataRequest request) {
    Split split = Split.ofGenerator(request, USUAL_TRAIN, USUAL_TEST, LIMIT);
    var train = new SyntheticDigits(TRAIN_STREAM, split.train() + split.validation());
    var test = new SyntheticDigits(TEST_STREAM, split.test());
    LabelledImages examples = train.examples();
    return new Dataset(
        NAME,
        examples.part(0, split.train()),
        split.validation() == 0 ? Optional.empty() : Optional.of(examples.part(split.train(), split.validation())),
        test.examples(),
        CLASSES,
        new Sha256().add(train.pixels).add(train.labels).add(test.pixels).add(test.labels).hex(),
        (long) EXAMPLE_BYTES * (train.labels.length + test.labels.length),
        "synthetic digits, 28x28 grey, drawn from distorted pen strokes");
  }

  private LabelledImages examples() {
    return new LabelledImages(Shape.of(1, SIDE, SIDE), CLASSES, pixels, 0, labels, 0, labels.length);
  }
}
