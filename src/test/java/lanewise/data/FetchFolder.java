package lanewise.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A data folder that the dataset of [PublishedFixture] is fetched into.
record FetchFolder(Path root) {

  /// Where the files go.
  Path folder() {
    return root.resolve("small");
  }

  DataFolders folders() {
    return new DataFolders(Optional.of(root), Map.of(), root);
  }

  List<FileCheck> fetch(Downloader downloader, URI... mirrors) {
    return downloader.fetch(PublishedFixture.dataset(mirrors), folders(), (_, _, _, _) -> { });
  }

  /// Fetches, and all is well.
  void assertServed(Downloader downloader, URI... mirrors) {
    List<FileCheck> checks = fetch(downloader, mirrors);
    assertTrue(checks.stream().allMatch(check -> check.status() == FileCheck.Status.OK), checks.toString());
    assertEquals(4, files().size(), () -> files().toString());
  }

  /// Fetches into the empty folder; the refusal tells the mirror and goes on with `reason`, and nothing is left behind.
  void assertRefused(Downloader downloader, URI mirror, String reason) {
    var refusal = assertThrows(DownloadException.class, () -> fetch(downloader, mirror));
    String line = mirror + "train-images.gz" + reason;
    assertTrue(refusal.getMessage().contains(line), () -> "no '" + line + "' in: " + refusal.getMessage());
    assertEquals(List.of(), files(), "nothing is left behind");
  }

  /// The names in the folder, hidden ones included.
  List<String> files() {
    try (var files = Files.list(folder())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
