package lanewise.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import lanewise.results.EpochRecord;
import lanewise.results.Status;
import lanewise.storage.Sha256;

/// Model files for tests.
final class SampleModels {

  private SampleModels() {}

  /// A small header of an unfinished training.
  static ModelHeader header() {
    var best = new Best(1, 0.25, Optional.of(0.9));
    var epoch = new EpochRecord(1, 0.3, Optional.of(0.8), Optional.of(0.25), Optional.of(0.9), Optional.of(1.5),
        Optional.of(100.0), Status.OK, true);
    var progress = new TrainingProgress(2, 7, Double.NaN, 448, 400, new int[][] {{1, 2}, {3, 4}}, 0.75, List.of(epoch),
        List.of(157L, 157L), Optional.of(best));
    return new ModelHeader("digits", "experiment: digits\n", "c0", "vector", "vector", "best", "synthetic", "da",
        "e5", "abc-dirty", "a JVM", "a CPU", "2026-01-02T03:04:05Z", 1, Optional.empty(), Optional.empty(),
        Optional.of(progress));
  }

  /// Two small tensors, whose sizes make padding necessary, under that header.
  static TensorFile<ModelHeader> small() {
    return new TensorFile<>(header(), List.of(
        new NamedTensor("0 weights", List.of(3, 2), new float[] {1, -2, 3.5f, -0f, Float.MIN_VALUE, 1e30f}),
        new NamedTensor("0 biases", List.of(2), new float[] {0.5f, -0.25f})));
  }

  /// The parameters of `lenet` with the two arrays that Adam keeps for each.
  static TensorFile<ModelHeader> lenet(long seed) {
    var random = new SplittableRandom(seed);
    return new TensorFile<>(header(), List.of(
            List.of(8, 1, 5, 5), List.of(8), List.of(16, 8, 5, 5), List.of(16), List.of(784, 128), List.of(128),
            List.of(128, 10), List.of(10)).stream()
        .<NamedTensor>mapMulti((shape, all) -> {
          for (String suffix : List.of("", "/state 0", "/state 1")) {
            int size = shape.stream().reduce(1, Math::multiplyExact);
            var data = new float[size];
            for (int i = 0; i < size; i++) {
              data[i] = (float) random.nextGaussian();
            }
            all.accept(new NamedTensor(shape + suffix, shape, data));
          }
        })
        .toList());
  }

  /// The bytes of its file.
  static byte[] bytes(TensorFile<?> model) {
    var bytes = new ByteArrayOutputStream();
    try {
      new TensorWriter(model).writeTo(chunk -> bytes.write(chunk.array(), chunk.position(), chunk.remaining()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// A file as a later version may write it: another layout but for the beginning and the SHA-256 at the end.
  static byte[] ofVersion(int version) throws IOException {
    byte[] whole = bytes(small());
    whole[8] = (byte) version;
    byte[] body = Arrays.copyOf(whole, whole.length - 32);
    byte[] trailer = HexFormat.of().parseHex(Sha256.of(body));
    System.arraycopy(trailer, 0, whole, body.length, trailer.length);
    return whole;
  }
}
