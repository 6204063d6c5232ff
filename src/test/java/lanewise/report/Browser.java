package lanewise.report;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Chromium without a window.
record Browser(Path program) {

  private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
  private static final List<String> FLAGS = List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
      "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
      "--disable-default-apps", "--disable-extensions", "--disable-dev-shm-usage",
      "--hide-scrollbars", "--enable-logging=stderr", "--v=0", "--virtual-time-budget=5000", "--dump-dom");
  private static final int HEIGHT = 1400;
  private static final int TIMEOUT_SECONDS = 90;

  /// What came of opening a page.
  ///
  /// @param dom as it was when the page had come to rest
  /// @param connections that the browser opened
  record Visit(String dom, String log, int connections) {

    /// Lines of the page's console, warnings and refusals of its policy among them.
    List<String> consoleErrors() {
      return log.lines().filter(line -> line.contains(":CONSOLE")).toList();
    }
  }

  /// The browser named by the environment variable CHROMIUM, or the first on the PATH; without one the test is skipped.
  static Browser found() {
    Optional<Path> program = Stream.concat(
            Optional.ofNullable(System.getenv("CHROMIUM")).stream().map(Path::of),
            NAMES.stream().flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))))
        .filter(Files::isExecutable)
        .findFirst();
    assumeTrue(program.isPresent(), "no browser: install Chromium, or set CHROMIUM to one; looked for "
        + String.join(", ", NAMES) + " on the PATH");
    return new Browser(program.get());
  }

  /// Opens a file, with a proxy in between that counts connections and answers none.
  Visit open(Path page, int width) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("lanewise-browser");
    var connections = new AtomicInteger();
    try (var proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> count(proxy, connections));
      var command = new ArrayList<String>(List.of(program.toString()));
      command.addAll(FLAGS);
      command.addAll(List.of("--user-data-dir=" + folder.resolve("profile"), "--window-size=" + width + "," + HEIGHT,
          "--proxy-server=http://127.0.0.1:" + proxy.getLocalPort(), "--proxy-bypass-list=<-loopback>",
          page.toUri().toString()));
      Path dom = folder.resolve("dom.html");
      Path log = folder.resolve("log.txt");
      Process process = new ProcessBuilder(command)
          .redirectOutput(dom.toFile())
          .redirectError(log.toFile())
          .start();
      boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
      String told = Files.readString(log);
      assertTrue(ended, "the browser did not end within " + TIMEOUT_SECONDS + " s:\n" + told);
      return new Visit(Files.readString(dom), told, connections.get());
    } finally {
      delete(folder);
    }
  }

  private static void count(ServerSocket proxy, AtomicInteger connections) {
    while (!proxy.isClosed()) {
      try (var _ = proxy.accept()) {
        connections.incrementAndGet();
      } catch (IOException _) {
        return; // The visit is over.
      }
    }
  }

  /// Its helpers may still be writing when the browser has ended.
  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
