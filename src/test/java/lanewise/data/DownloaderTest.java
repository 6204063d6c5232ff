package lanewise.data;

import static lanewise.data.IdxFixture.gzip;
import static lanewise.data.IdxFixture.write;
import static lanewise.data.PublishedFixture.SERVED;
import static lanewise.data.PublishedFixture.TRAIN_IMAGES;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloaderTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch testDone = new CountDownLatch(1);

  @TempDir
  private Path root;
  private Path folder;
  private HttpServer server;
  private URI base;

  @BeforeEach
  void startServer() throws IOException {
    folder = root.resolve("small");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    base = URI.create("http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort() + "/");
    serve("good", exchange -> answer(exchange, 200, SERVED.get(fileName(exchange))));
    serve("absent", exchange -> answer(exchange, 404, new byte[0]));
    server.start();
  }

  @AfterEach
  void stopServer() {
    testDone.countDown();
    server.stop(0);
  }

  @Test
  void fetchesEveryFileAndReportsProgress() throws IOException {
    List<Long> received = new ArrayList<>();
    List<FileCheck> checks = new Downloader(Set.of("http"), PATIENCE).fetch(dataset("good"), folders(),
        (file, mirror, bytes, total) -> {
          received.add(bytes);
          assertEquals(OptionalLong.of(SERVED.get(file.gzipName()).length), total);
        });
    assertTrue(checks.stream().allMatch(check -> check.status() == FileCheck.Status.OK), checks.toString());
    assertArrayEquals(SERVED.get("train-images.gz"), Files.readAllBytes(folder.resolve("train-images.gz")));
    assertEquals(4, files().size());
    assertEquals(4, received.size());
  }

  @Test
  void aFileThatIsThereIsNotFetchedAgain() throws IOException {
    write(folder.resolve("train-images"), TRAIN_IMAGES);
    fetch(dataset("good"));
    fetch(dataset("good"));
    assertEquals(List.of("/good/train-labels.gz", "/good/test-images.gz", "/good/test-labels.gz"), requests);
  }

  @Test
  void aFileThatDiffersIsNeitherReplacedNorFetched() {
    Path other = write(folder.resolve("test-labels.gz"), gzip(new byte[] {1, 2, 3}));
    var refusal = assertThrows(DownloadException.class, () -> fetch(dataset("good")));
    assertTrue(refusal.getMessage().startsWith(other + " is not the published file: "), refusal.getMessage());
    assertEquals(List.of(), requests);
    assertEquals(List.of("test-labels.gz"), files());
  }

  @Test
  void theSecondMirrorServesWhatTheFirstDoesNot() throws IOException {
    List<FileCheck> checks = fetch(dataset("absent", "good"));
    assertTrue(checks.stream().allMatch(check -> check.status() == FileCheck.Status.OK), checks.toString());
  }

  @Test
  void followsRedirections() throws IOException {
    serve("moved", exchange -> redirect(exchange, "/good/" + fileName(exchange)));
    fetch(dataset("moved"));
    assertEquals(4, files().size());
  }

  @Test
  void refusesRedirectionsToAnotherSchemeInCirclesAndToNowhere() {
    serve("ftp", exchange -> redirect(exchange, "ftp://127.0.0.1/" + fileName(exchange)));
    serve("circle", exchange -> redirect(exchange, "/circle/" + fileName(exchange)));
    serve("nonsense", exchange -> redirect(exchange, "http://[nonsense"));
    assertFails("ftp", "leads to ftp://127.0.0.1/train-images.gz; only http is allowed");
    assertFails("circle", "redirects more than 5 times");
    assertFails("nonsense", "redirects (status 302) to 'http://[nonsense', which is no address");
  }

  @Test
  void thePublicDownloaderOpensHttpsOnly() {
    var refusal = assertThrows(DownloadException.class,
        () -> new Downloader().fetch(dataset("good"), folders(), (file, mirror, received, total) -> { }));
    assertTrue(refusal.getMessage().contains("only https is allowed"), refusal.getMessage());
    assertEquals(List.of(), requests);
  }

  @Test
  void refusesWrongBytes() {
    byte[] other = TRAIN_IMAGES.clone();
    other[20]++;
    serve("other", exchange -> answer(exchange, 200, gzip(other)));
    assertFails("other", "serves something else: published SHA-256 ");
  }

  @Test
  void refusesAnErrorPageAndAnEmptyBody() {
    serve("page", exchange -> answer(exchange, 200, "<html>sign in</html>".getBytes()));
    serve("empty", exchange -> answer(exchange, 200, new byte[0]));
    assertFails("page", "serves something else: published are 32 bytes of content, found 20");
    assertFails("empty", "serves something else: published are 32 bytes of content, found 0");
    assertFails("absent", "answers with status 404");
  }

  @Test
  void refusesMoreBytesThanTheFileCanHave() {
    serve("endless", exchange -> answer(exchange, 200, new byte[1 << 20]));
    assertFails("endless", "sends more than " + (32 + (1 << 16)) + " bytes");
  }

  @Test
  void refusesABodyShorterThanAnnounced() {
    serve("short", exchange -> {
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write(new byte[10]);
      exchange.getResponseBody().flush();
      exchange.close();
    });
    assertFails("short", "broke off: ");
  }

  @Test
  void givesUpOnAMirrorThatFallsSilent() {
    serve("silent", exchange -> {
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write(new byte[10]);
      exchange.getResponseBody().flush();
      awaitEndOfTest();
    });
    var downloader = new Downloader(Set.of("http"), Duration.ofSeconds(1));
    assertFails(downloader, "silent", "sent nothing for 1 s");
  }

  @Test
  void reportsAMirrorThatDoesNotAnswer() {
    server.stop(0);
    assertFails("good", "no answer: ");
  }

  private void assertFails(String mirror, String message) {
    assertFails(new Downloader(Set.of("http"), PATIENCE), mirror, message);
  }

  private void assertFails(Downloader downloader, String mirror, String message) {
    var refusal = assertThrows(DownloadException.class,
        () -> downloader.fetch(dataset(mirror), folders(), (file, from, received, total) -> { }));
    assertTrue(refusal.getMessage().contains(base + mirror + "/train-images.gz: " + message), refusal.getMessage());
    assertEquals(List.of(), files(), "nothing is left behind");
  }

  private List<FileCheck> fetch(PublishedDataset dataset) throws IOException {
    return new Downloader(Set.of("http"), PATIENCE).fetch(dataset, folders(), (file, mirror, received, total) -> { });
  }

  private DataFolders folders() {
    return new DataFolders(Optional.of(root), Map.of(), root);
  }

  private PublishedDataset dataset(String... mirrors) {
    return PublishedFixture.dataset(List.of(mirrors).stream().map(m -> base.resolve(m + "/")).toArray(URI[]::new));
  }

  private List<String> files() {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void serve(String mirror, HttpHandler handler) {
    server.createContext("/" + mirror + "/", exchange -> {
      requests.add(exchange.getRequestURI().getPath());
      handler.handle(exchange);
    });
  }

  private void awaitEndOfTest() {
    try {
      testDone.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String fileName(HttpExchange exchange) {
    return Path.of(exchange.getRequestURI().getPath()).getFileName().toString();
  }

  private static void redirect(HttpExchange exchange, String location) throws IOException {
    exchange.getResponseHeaders().add("Location", location);
    answer(exchange, 302, new byte[0]);
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
