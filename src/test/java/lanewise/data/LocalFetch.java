package lanewise.data;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/// A download of the dataset of [PublishedFixture] for tests of other packages.
public final class LocalFetch {

  private LocalFetch() {}

  /// @param data the data folder
  public static void into(Path data) throws IOException {
    try (var mirror = LocalMirror.plain()) {
      new FetchFolder(data).fetch(new Downloader(Map.of(), Set.of("http"), Duration.ofSeconds(20)), mirror.at("good"));
    }
  }
}
