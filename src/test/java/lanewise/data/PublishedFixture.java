package lanewise.data;

import static lanewise.data.IdxFixture.counting;
import static lanewise.data.IdxFixture.gzip;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lanewise.storage.Sha256;

/// A small dataset as if somebody had published it.
final class PublishedFixture {

  static final byte[] TRAIN_IMAGES = counting(0, 256, 4, 2, 2);
  static final byte[] TRAIN_LABELS = counting(0, 2, 4);
  static final byte[] TEST_IMAGES = counting(50, 256, 3, 2, 2);
  static final byte[] TEST_LABELS = counting(1, 2, 3);

  /// What a mirror serves.
  static final Map<String, byte[]> SERVED = Map.of(
      "train-images.gz", gzip(TRAIN_IMAGES), "train-labels.gz", gzip(TRAIN_LABELS),
      "test-images.gz", gzip(TEST_IMAGES), "test-labels.gz", gzip(TEST_LABELS));

  private PublishedFixture() {}

  /// Training images are known by their content, training labels by their gzip file, the test files by both.
  static PublishedDataset dataset(URI... mirrors) {
    return new PublishedDataset(
        "small", "a small dataset", 2,
        PublishedFile.ofContent("train-images", TRAIN_IMAGES.length, sha256(TRAIN_IMAGES)),
        PublishedFile.ofGzip("train-labels", TRAIN_LABELS.length, sha256(SERVED.get("train-labels.gz"))),
        ofBoth("test-images", TEST_IMAGES),
        ofBoth("test-labels", TEST_LABELS),
        List.of(mirrors));
  }

  static String sha256(byte[] bytes) {
    return new Sha256().add(bytes).hex();
  }

  private static PublishedFile ofBoth(String name, byte[] content) {
    return new PublishedFile(
        name, content.length, Optional.of(sha256(content)), Optional.of(sha256(SERVED.get(name + ".gz"))));
  }
}
