package lanewise.data;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Fetches the dataset of [PublishedFixture] in a process of its own, which can be killed.
final class FetchProcess {

  private FetchProcess() {}

  static Process start(FetchFolder data, URI mirror) throws IOException {
    return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp", System.getProperty("java.class.path"), "-XX:TieredStopAtLevel=1", FetchProcess.class.getName(),
        data.root().toString(), mirror.toString()).redirectErrorStream(true).start();
  }

  /// Ends with 0 if everything was served.
  public static void main(String[] arguments) {
    var data = new FetchFolder(Path.of(arguments[0]));
    var downloader = new Downloader(Map.of(), Set.of("http"), Duration.ofSeconds(30));
    List<FileCheck> checks = data.fetch(downloader, URI.create(arguments[1]));
    if (checks.stream().anyMatch(check -> check.status() != FileCheck.Status.OK)) {
      throw new AssertionError(checks);
    }
  }
}
