package lanewise.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFoldersTest {

  private static final Path HOME = Path.of("/home/someone");
  private static final Map<String, String> BOTH = Map.of("LANEWISE_DATA", "/variable", "XDG_CACHE_HOME", "/caches");

  @TempDir
  private Path root;

  @Test
  void theRequestsOwnPathComesFirst() {
    var folders = new DataFolders(Optional.of(Path.of("/option")), BOTH, HOME);
    assertEquals(
        List.of(Path.of("/path/mnist"), Path.of("/path")), folders.candidates("mnist", Optional.of(Path.of("/path"))));
  }

  @Test
  void theOptionComesBeforeTheEnvironment() {
    var folders = new DataFolders(Optional.of(Path.of("/option")), BOTH, HOME);
    assertEquals(List.of(Path.of("/option/mnist"), Path.of("/option")), folders.candidates("mnist", Optional.empty()));
    assertEquals(Path.of("/option/mnist"), folders.fetchFolder("mnist"));
  }

  @Test
  void theVariableComesBeforeTheCache() {
    assertEquals(Path.of("/variable/mnist"), fetchFolder(BOTH));
  }

  @Test
  void theCacheIsTheLastResort() {
    assertEquals(Path.of("/caches/lanewise/mnist"), fetchFolder(Map.of("XDG_CACHE_HOME", "/caches")));
    assertEquals(HOME.resolve(".cache/lanewise/mnist"), fetchFolder(Map.of()));
  }

  @Test
  void emptyVariablesAndARelativeCacheCountAsNotSet() {
    assertEquals(
        HOME.resolve(".cache/lanewise/mnist"), fetchFolder(Map.of("LANEWISE_DATA", "", "XDG_CACHE_HOME", "relative")));
  }

  @Test
  void relativeFoldersAreTakenFromTheWorkingDirectory() {
    var folders = new DataFolders(Optional.of(Path.of("some/../data")), Map.of(), HOME);
    assertEquals(Path.of("data/mnist").toAbsolutePath(), folders.fetchFolder("mnist"));
  }

  @Test
  void theDatasetsOwnFolderComesBeforeTheRoot() {
    IdxFixture.write(root.resolve("images"), new byte[1]);
    assertEquals(root, locate());
    IdxFixture.write(root.resolve("mnist/images.gz"), new byte[1]);
    assertEquals(root.resolve("mnist"), locate());
  }

  @Test
  void aPlainFileComesBeforeACompressedOne() {
    IdxFixture.write(root.resolve("images.gz"), new byte[1]);
    assertEquals(Optional.of(root.resolve("images.gz")), DataFolders.find(root, "images"));
    IdxFixture.write(root.resolve("images"), new byte[1]);
    assertEquals(Optional.of(root.resolve("images")), DataFolders.find(root, "images"));
    assertEquals(Optional.empty(), DataFolders.find(root, "labels"));
  }

  @Test
  void aMissingDatasetNamesTheFoldersAndTheWaysOut() {
    var refusal = assertThrows(MissingDataException.class, this::locate);
    for (String part : List.of("dataset 'mnist' not found", "(--data)", root.resolve("mnist").toString(),
        "./lanewise data fetch mnist", "--data DIR", "LANEWISE_DATA=DIR", "synthetic-digits")) {
      assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    }
  }

  private Path locate() {
    return new DataFolders(Optional.of(root), Map.of(), HOME)
        .locate("mnist", Optional.empty(), List.of("images", "labels"));
  }

  private static Path fetchFolder(Map<String, String> environment) {
    return new DataFolders(Optional.empty(), environment, HOME).fetchFolder("mnist");
  }
}
