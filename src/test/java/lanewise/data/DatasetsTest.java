package lanewise.data;

import static lanewise.data.IdxFixture.counting;
import static lanewise.data.IdxFixture.gzip;
import static lanewise.data.IdxFixture.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import lanewise.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {

  @TempDir
  private Path root;

  @Test
  void namesEveryDataset() {
    assertEquals(List.of("synthetic-digits", "mnist", "fashion-mnist", "idx", "franke"), Datasets.names());
  }

  @Test
  void refusesAnUnknownNameWithThoseThereAre() {
    var refusal = assertThrows(DataRequestException.class, () -> load(DataRequest.of("minst")));
    assertEquals(
        "unknown dataset 'minst'; there are: synthetic-digits, mnist, fashion-mnist, idx, franke",
        refusal.getMessage());
  }

  @Test
  void loadsAnyFourIdxFilesWithClassesFromBothLabelFiles() {
    var files = new IdxFiles(
        write(root.resolve("a"), gzip(counting(0, 256, 6, 3, 2, 2))), write(root.resolve("b"), counting(0, 3, 6)),
        write(root.resolve("c"), counting(0, 256, 4, 3, 2, 2)), write(root.resolve("d"), gzip(counting(2, 5, 4))));
    Dataset dataset = load(idx(Optional.of(files), Optional.empty()));
    assertEquals(5, dataset.classes());
    assertEquals(Shape.of(3, 2, 2), dataset.train().inputShape());
    assertEquals(Shape.of(5), dataset.test().targetShape());
    assertEquals(6, dataset.train().count());
    assertEquals(4, dataset.test().count());
  }

  @Test
  void takesRelativeIdxFilesFromTheRequestsPath() {
    IdxFixture.writeDataset(root, 3, 2, 4);
    var files = new IdxFiles(Path.of("train-images-idx3-ubyte"), Path.of("train-labels-idx1-ubyte.gz"),
        Path.of("t10k-images-idx3-ubyte.gz"), Path.of("t10k-labels-idx1-ubyte"));
    assertEquals(3, load(idx(Optional.of(files), Optional.of(root))).classes());
  }

  @Test
  void namesTheIdxFileThatDoesNotExist() {
    IdxFixture.writeDataset(root, 3, 2, 4);
    var files = new IdxFiles(Path.of("train-images-idx3-ubyte"), Path.of("train-labels-idx1-ubyte.gz"),
        Path.of("nowhere"), Path.of("t10k-labels-idx1-ubyte"));
    var refusal = assertThrows(MissingDataException.class, () -> load(idx(Optional.of(files), Optional.of(root))));
    assertEquals("dataset 'idx': the file of test images (test_images) does not exist: " + root.resolve("nowhere"),
        refusal.getMessage());
  }

  @Test
  void refusesIdxWithoutItsFiles() {
    var refusal = assertThrows(DataRequestException.class, () -> load(idx(Optional.empty(), Optional.empty())));
    assertEquals("dataset 'idx' needs its four files: train_images, train_labels, test_images, test_labels",
        refusal.getMessage());
  }

  @Test
  @EnabledIfEnvironmentVariable(named = "LANEWISE_DATA", matches = ".+")
  void readsMnistAsPublishedAndRefusesItAsFashionMnist() {
    DataFolders folders = DataFolders.ofProcess(Optional.empty());
    Dataset mnist = Datasets.load(DataRequest.of("mnist"), folders);
    assertEquals(60_000, mnist.train().count());
    assertEquals(10_000, mnist.test().count());
    assertEquals(Shape.of(1, 28, 28), mnist.train().inputShape());
    List<FileCheck> checks = FileCheck.verify(PublishedDataset.MNIST, folders);
    assertTrue(checks.stream().allMatch(check -> check.status() == FileCheck.Status.OK), checks.toString());
    Path folder = checks.getFirst().path().getParent();
    var request = new DataRequest("fashion-mnist", OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(),
        Optional.of(folder), Optional.empty());
    var refusal = assertThrows(DataFormatException.class, () -> Datasets.load(request, folders));
    assertTrue(refusal.getMessage().contains("these are the labels of dataset 'mnist', not 'fashion-mnist'"),
        refusal.getMessage());
  }

  private Dataset load(DataRequest request) {
    return Datasets.load(request, new DataFolders(Optional.of(root), Map.of(), root));
  }

  private static DataRequest idx(Optional<IdxFiles> files, Optional<Path> path) {
    return new DataRequest("idx", OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), path, files);
  }
}
