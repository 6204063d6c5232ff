package lanewise.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static lanewise.data.IdxFixture.gzip;
import static lanewise.data.IdxFixture.write;
import static lanewise.data.LocalMirror.answer;
import static lanewise.data.LocalMirror.fileName;
import static lanewise.data.LocalMirror.redirect;
import static lanewise.data.PublishedFixture.SERVED;
import static lanewise.data.PublishedFixture.TRAIN_IMAGES;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Fetching from a server that keeps to HTTP, whatever it serves.
class DownloaderTest {

  private static final Downloader DOWNLOADER = new Downloader(Map.of(), Set.of("http"), Duration.ofSeconds(20));

  private FetchFolder data;
  private LocalMirror server;

  @BeforeEach
  void startServer(@TempDir Path root) throws IOException {
    data = new FetchFolder(root);
    server = LocalMirror.plain();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void fetchesEveryFileAndReportsProgress() throws IOException {
    List<Long> received = new ArrayList<>();
    List<FileCheck> checks = DOWNLOADER.fetch(PublishedFixture.dataset(server.at("good")), data.folders(),
        (file, mirror, bytes, total) -> {
          received.add(bytes);
          assertEquals(OptionalLong.of(SERVED.get(file.gzipName()).length), total);
        });
    assertTrue(checks.stream().allMatch(check -> check.status() == FileCheck.Status.OK), checks.toString());
    assertArrayEquals(SERVED.get("train-images.gz"), Files.readAllBytes(data.folder().resolve("train-images.gz")));
    assertEquals(4, data.files().size());
    assertEquals(4, received.size());
  }

  @Test
  void aFileThatIsThereIsNotFetchedAgain() {
    write(data.folder().resolve("train-images"), TRAIN_IMAGES);
    data.assertServed(DOWNLOADER, server.at("good"));
    data.assertServed(DOWNLOADER, server.at("good"));
    assertEquals(List.of("/good/train-labels.gz", "/good/test-images.gz", "/good/test-labels.gz"), server.requests());
  }

  @Test
  void aFileThatDiffersIsNeitherReplacedNorFetched() {
    Path other = write(data.folder().resolve("test-labels.gz"), gzip(new byte[] {1, 2, 3}));
    var refusal = assertThrows(DownloadException.class, () -> data.fetch(DOWNLOADER, server.at("good")));
    assertTrue(refusal.getMessage().startsWith(other + " is not the published file: "), refusal.getMessage());
    assertEquals(List.of(), server.requests());
    assertEquals(List.of("test-labels.gz"), data.files());
  }

  @Test
  void aRefusedDownloadLeavesTheFilesThatAreThere() throws IOException {
    Path images = write(data.folder().resolve("test-images.gz"), SERVED.get("test-images.gz"));
    FileTime before = Files.getLastModifiedTime(images);
    server.serve("images", exchange -> answer(exchange, 200, SERVED.get("train-images.gz")));
    var refusal = assertThrows(DownloadException.class, () -> data.fetch(DOWNLOADER, server.at("images")));
    assertTrue(refusal.getMessage().startsWith("cannot fetch train-labels.gz of dataset 'small':\n"),
        refusal.getMessage());
    assertEquals(List.of("test-images.gz", "train-images.gz"), data.files());
    assertArrayEquals(SERVED.get("test-images.gz"), Files.readAllBytes(images));
    assertEquals(before, Files.getLastModifiedTime(images));
  }

  @Test
  void theSecondMirrorServesWhatTheFirstDoesNot() {
    data.assertServed(DOWNLOADER, server.at("absent"), server.at("good"));
  }

  @Test
  void theRefusalNamesEveryMirrorAndTheWaysOut() {
    server.serve("empty", exchange -> answer(exchange, 200, new byte[0]));
    var refusal =
        assertThrows(DownloadException.class, () -> data.fetch(DOWNLOADER, server.at("absent"), server.at("empty")));
    assertEquals("cannot fetch train-images.gz of dataset 'small':\n"
        + "  " + server.at("absent") + "train-images.gz: answers with status 404\n"
        + "  " + server.at("empty") + "train-images.gz: serves something else: "
        + "published are 32 bytes of content, found 0\n"
        + "Try again later, set HTTPS_PROXY if the web is behind a proxy, or put the file into " + data.folder()
        + " by hand.", refusal.getMessage());
  }

  @Test
  void followsRedirections() {
    server.serve("moved", exchange -> redirect(exchange, "/good/" + fileName(exchange)));
    data.assertServed(DOWNLOADER, server.at("moved"));
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://127.0.0.1/train-images.gz, leads to ftp://127.0.0.1/train-images.gz; only http is allowed",
    "https://127.0.0.1/x,             leads to https://127.0.0.1/x; only http is allowed",
    "file:///etc/passwd,              leads to file:///etc/passwd; only http is allowed",
    "jar:file:/etc/x.jar!/y,          leads to jar:file:/etc/x.jar!/y; only http is allowed",
    "http:///etc/passwd,              leads to http:///etc/passwd; only http is allowed",
    "http://[nonsense,                'redirects (status 302) to ''http://[nonsense'', which is no address'",
    "http://127.0.0.1:99999/x,        'leads to http://127.0.0.1:99999/x, which is no address'",
    "/moved/,                         redirects more than 5 times"
  })
  void refusesARedirectionTo(String location, String reason) {
    server.serve("moved", exchange -> redirect(exchange, location));
    data.assertRefused(DOWNLOADER, server.at("moved"), ": " + reason);
  }

  @Test
  void thePublicDownloaderOpensHttpsOnly() {
    data.assertRefused(new Downloader(Map.of()), server.at("good"),
        ": leads to " + server.at("good") + "train-images.gz; only https is allowed");
    assertEquals(List.of(), server.requests());
  }

  @Test
  void refusesWrongBytes() {
    byte[] other = TRAIN_IMAGES.clone();
    other[20]++;
    server.serve("other", exchange -> answer(exchange, 200, gzip(other)));
    data.assertRefused(DOWNLOADER, server.at("other"), ": serves something else: published SHA-256 ");
  }

  @Test
  void refusesErrorsAndErrorPages() {
    server.serve("page", exchange -> answer(exchange, 200, "<html>sign in</html>".getBytes(UTF_8)));
    server.serve("broken", exchange -> answer(exchange, 500, "<html>sorry</html>".getBytes(UTF_8)));
    data.assertRefused(DOWNLOADER, server.at("page"),
        ": serves something else: published are 32 bytes of content, found 20");
    data.assertRefused(DOWNLOADER, server.at("broken"), ": answers with status 500");
    data.assertRefused(DOWNLOADER, server.at("absent"), ": answers with status 404");
  }

  @Test
  void refusesMoreBytesThanTheFileCanHave() {
    server.serve("large", exchange -> answer(exchange, 200, new byte[1 << 20]));
    data.assertRefused(DOWNLOADER, server.at("large"), ": sends more than " + (32 + (1 << 16)) + " bytes");
  }

  @Test
  void unpacksAGzipBombNoFurtherThanTheFileIsLong() {
    byte[] bomb = gzip(new byte[60_000_000]);
    assertTrue(bomb.length < 1 << 16, "it passes as a file of few bytes");
    server.serve("bomb", exchange -> answer(exchange, 200, bomb));
    data.assertRefused(DOWNLOADER, server.at("bomb"),
        ": serves something else: published are 32 bytes of content, found more");
  }

  @Test
  void reportsAMirrorThatIsNotThere() {
    server.close();
    data.assertRefused(DOWNLOADER, server.at("good"), ": no connection: refused, or no way there");
  }
}
