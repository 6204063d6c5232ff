package lanewise.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Chromium without a window.
record Browser(Path program) {

  private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
  private static final List<String> FLAGS = List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
      "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
      "--disable-default-apps", "--disable-extensions", "--disable-dev-shm-usage",
      "--hide-scrollbars", "--enable-logging=stderr", "--v=0", "--virtual-time-budget=5000", "--dump-dom");
  /// A window cannot be as narrow as a phone, but a frame in it can. The page tells what it measured by a message.
  private static final String FRAME = """
      <!DOCTYPE html><title>nothing</title>
      <script>addEventListener('message', event => { document.title = event.data; });</script>
      <iframe src="%s" width="%d" height="1200" frameborder="0"></iframe>
      """;
  /// Hosts that Chromium asks for the time and an account, whatever the page; no flag keeps it from that.
  private static final List<String> OWN_ERRANDS =
      List.of("//clients2.google.com/time/", "CONNECT accounts.google.com:443 ", "CONNECT www.google.com:443 ");
  private static final int TIMEOUT_SECONDS = 90;

  /// What came of opening a page.
  ///
  /// @param dom as it was when the page had come to rest
  /// @param connections first line of each request that the browser made for the page
  record Visit(String dom, String log, List<String> connections) {

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

  /// Opens a file in a frame of that width, with a proxy in between that counts connections and answers none.
  Visit open(Path page, int width) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("lanewise-browser");
    var connections = new ConcurrentLinkedQueue<String>();
    try (var proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> count(proxy, connections));
      var command = new ArrayList<String>(List.of(program.toString()));
      command.addAll(FLAGS);
      command.addAll(List.of("--user-data-dir=" + folder.resolve("profile"), "--window-size=1400,1400",
          "--proxy-server=http://127.0.0.1:" + proxy.getLocalPort(), "--proxy-bypass-list=<-loopback>",
          Files.writeString(folder.resolve("frame.html"), FRAME.formatted(page.toUri(), width)).toUri().toString()));
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
      return new Visit(Files.readString(dom), told, List.copyOf(connections));
    } finally {
      delete(folder);
    }
  }

  private static void count(ServerSocket proxy, Queue<String> connections) {
    while (!proxy.isClosed()) {
      try (var connection = proxy.accept();
          var request = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8))) {
        String asked = String.valueOf(request.readLine());
        if (OWN_ERRANDS.stream().noneMatch(asked::contains)) {
          connections.add(asked);
        }
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
