package lanewise.data;

import static lanewise.data.IdxFixture.concat;
import static lanewise.data.IdxFixture.gzip;
import static lanewise.data.IdxFixture.write;
import static lanewise.data.PublishedFixture.SERVED;
import static lanewise.data.PublishedFixture.TEST_IMAGES;
import static lanewise.data.PublishedFixture.TRAIN_IMAGES;
import static lanewise.data.PublishedFixture.TRAIN_LABELS;
import static lanewise.data.PublishedFixture.sha256;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCheckTest {

  private final PublishedDataset dataset = PublishedFixture.dataset();

  @TempDir
  private Path folder;

  @Test
  void contentAsPublishedIsOkPlainOrCompressedAnyhow() {
    write(folder.resolve("train-images"), TRAIN_IMAGES);
    assertStatus(FileCheck.Status.OK, dataset.trainImages(), "content as published");
    write(folder.resolve("test-images.gz"), recompressed(TEST_IMAGES));
    assertStatus(FileCheck.Status.OK, dataset.testImages(), "content as published");
  }

  @Test
  void aGzipFileAsPublishedIsOk() {
    write(folder.resolve("train-labels.gz"), SERVED.get("train-labels.gz"));
    assertStatus(FileCheck.Status.OK, dataset.trainLabels(), "gzip file as published");
  }

  @Test
  void otherContentDiffersWithBothDigests() {
    byte[] other = TRAIN_IMAGES.clone();
    other[20]++;
    write(folder.resolve("train-images.gz"), gzip(other));
    assertStatus(FileCheck.Status.DIFFERS, dataset.trainImages(),
        "published SHA-256 " + sha256(TRAIN_IMAGES) + ", found " + sha256(other));
  }

  @Test
  void anotherLengthDiffersWithBothNumbers() {
    write(folder.resolve("train-images"), new byte[7]);
    assertStatus(FileCheck.Status.DIFFERS, dataset.trainImages(), "published are 32 bytes of content, found 7");
    write(folder.resolve("train-images"), new byte[33]);
    assertStatus(FileCheck.Status.DIFFERS, dataset.trainImages(), "published are 32 bytes of content, found more");
  }

  @Test
  void aDamagedGzipFileDiffers() {
    write(folder.resolve("train-images.gz"), concat(SERVED.get("train-images.gz"), new byte[1]));
    assertStatus(FileCheck.Status.DIFFERS, dataset.trainImages(), "cannot be read: ");
  }

  @Test
  void whereOnlyTheGzipFileIsPublishedOtherFormsAreUnproven() {
    write(folder.resolve("train-labels"), TRAIN_LABELS);
    assertStatus(FileCheck.Status.UNPROVEN, dataset.trainLabels(), "no published SHA-256 of the uncompressed content");
  }

  @Test
  void anAbsentFileIsMissing() {
    assertStatus(FileCheck.Status.MISSING, dataset.trainImages(), "neither plain nor .gz is there");
  }

  @Test
  void verifyLooksWhereARunLooks() {
    write(folder.resolve("train-images"), TRAIN_IMAGES);
    List<FileCheck> checks = FileCheck.verify(dataset, new DataFolders(Optional.of(folder), Map.of(), folder));
    assertEquals(List.of("train-images", "train-labels", "test-images", "test-labels"),
        checks.stream().map(FileCheck::file).toList());
    assertEquals(folder.resolve("train-images"), checks.getFirst().path());
    assertEquals(FileCheck.Status.OK, checks.getFirst().status());
    assertEquals(FileCheck.Status.MISSING, checks.getLast().status());
  }

  @Test
  void verifyOfADatasetThatIsNowhereReportsEveryFileMissing() {
    List<FileCheck> checks = FileCheck.verify(dataset, new DataFolders(Optional.of(folder), Map.of(), folder));
    assertTrue(checks.stream().allMatch(check -> check.status() == FileCheck.Status.MISSING), checks.toString());
    assertEquals(folder.resolve("small/train-images.gz"), checks.getFirst().path());
  }

  @Test
  void publishedDatasetsAreFoundByName() {
    assertEquals(PublishedDataset.MNIST, PublishedDataset.named("mnist"));
    assertEquals(PublishedDataset.FASHION_MNIST, PublishedDataset.named("fashion-mnist"));
    var refusal = assertThrows(DataRequestException.class, () -> PublishedDataset.named("franke"));
    assertEquals(
        "dataset 'franke' is not one that can be fetched; these are: mnist, fashion-mnist", refusal.getMessage());
  }

  @Test
  void aPublishedFileNeedsADigest() {
    assertThrows(IllegalArgumentException.class,
        () -> new PublishedFile("name", 1, Optional.empty(), Optional.empty()));
  }

  private void assertStatus(FileCheck.Status status, PublishedFile file, String detail) {
    FileCheck check = FileCheck.of(file, folder);
    assertEquals(status, check.status(), check.toString());
    assertTrue(check.detail().contains(detail), check.detail());
  }

  /// Valid gzip with other bytes than the published file: the header's operating system differs.
  private static byte[] recompressed(byte[] content) {
    byte[] bytes = gzip(content);
    bytes[9] ^= 3;
    return bytes;
  }
}
