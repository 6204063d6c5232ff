package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lanewise.console.ExitCode;
import lanewise.console.StopSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `data fetch` refuses before it opens a connection.
class DataFetchCommandTest {

  @TempDir private Path folder;

  @Test
  void aProxyThatIsNoneIsRefused() {
    CommandLineRun run = fetch(Map.of("HTTPS_PROXY", "socks5://proxy:1080"), folder);
    assertEquals(ExitCode.DATA.status(), run.status(), run.err());
    assertTrue(run.err().startsWith("HTTPS_PROXY is 'socks5://proxy:1080', which is no proxy"), run.err());
  }

  @Test
  void aFolderThatCannotBeMadeIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    CommandLineRun run = fetch(Map.of(), file);
    assertEquals(ExitCode.STORAGE.status(), run.status(), run.err());
    assertTrue(run.err().startsWith("cannot write " + file.resolve("mnist") + ": "), run.err());
    assertTrue(run.err().contains("name another folder with --data DIR"), run.err());
  }

  private static CommandLineRun fetch(Map<String, String> environment, Path data) {
    return CommandLineRun.with(
        environment, new StopSignal(), new ByteArrayOutputStream(), "data", "fetch", "mnist", "--data", data);
  }
}
