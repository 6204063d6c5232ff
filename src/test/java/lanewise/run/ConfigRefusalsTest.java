package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Mistakes that people make, one in each file, and all that `config check` says about it, word for word.
///
/// Where messages were improved, `mvn test -Dtest=ConfigRefusalsTest -Dlanewise.refusals=write` writes them anew; then
/// read each change as somebody who has made the mistake.
class ConfigRefusalsTest {

  private static final Path FOLDER = Path.of("src/test/resources/lanewise/config/refusals");
  private static final boolean WRITE = "write".equals(System.getProperty("lanewise.refusals"));

  @TempDir Path noData;

  static List<Path> mistakes() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void saysWhatIsWrongAndWhere(Path mistake) throws IOException {
    CommandLineRun check = CommandLineRun.of("config", "check", mistake, "--data", noData);
    String said = check.err().replace(FOLDER + "/", "");
    Path expected = FOLDER.resolve(mistake.getFileName().toString().replace(".yaml", ".txt"));
    if (WRITE) {
      Files.writeString(expected, said);
    }
    assertEquals(Files.readString(expected), said, "if the new words are better: see the comment on " + getClass());
    assertEquals(2, check.status(), said);
  }

  @Test
  void eachProblemHasItsLineAndColumn() throws IOException {
    for (Path mistake : mistakes()) {
      String name = mistake.getFileName().toString();
      List<String> lines = Files.readAllLines(FOLDER.resolve(name.replace(".yaml", ".txt")));
      assertTrue(!lines.isEmpty() && lines.stream().allMatch(line -> line.matches(name + ":\\d+:\\d+: .+")),
          name + ": " + lines);
    }
  }

  @Test
  void areAtLeastSixtyAndEachWithItsMessage() throws IOException {
    assertTrue(mistakes().size() >= 60, mistakes().size() + " mistakes");
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertEquals(2 * mistakes().size(), files.count(), "files of another kind in " + FOLDER);
    }
  }
}
