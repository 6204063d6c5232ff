package lanewise.report;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Copies of two small run folders that tests may change: `training` has arms, a failed trial, uncommitted changes, a
/// profile and a roofline; `kernels` has operations, shapes and algorithms.
final class Fixtures {

  private Fixtures() {}

  static Path copy(String name, Path parent) throws IOException {
    Path folder = Files.createDirectories(parent.resolve(name));
    try (Stream<Path> files = Files.list(original(name))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    }
    return folder;
  }

  /// Replaces text in a file that has it.
  static void change(Path file, String old, String changed) throws IOException {
    String text = Files.readString(file);
    if (!text.contains(old)) {
      throw new IllegalArgumentException(file + " has no " + old);
    }
    Files.writeString(file, text.replace(old, changed));
  }

  static String page(Path... folders) {
    return ReportPage.html(List.of(folders), folders[0].resolve(ReportPage.FILE));
  }

  private static Path original(String name) {
    try {
      return Path.of(Fixtures.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
