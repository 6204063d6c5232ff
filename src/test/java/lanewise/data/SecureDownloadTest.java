package lanewise.data;

import static lanewise.data.LocalMirror.fileName;
import static lanewise.data.LocalMirror.redirect;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import lanewise.data.ConnectProxy.Manner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Fetching over TLS, directly and through proxies, with the public [Downloader].
@Timeout(60)
class SecureDownloadTest {

  private static SSLContext ofJava;
  private static SSLContext trusting;

  private FetchFolder data;
  private LocalMirror mirror;
  /// The mirror under a name that only the proxy knows.
  private URI remote;

  @BeforeAll
  static void makeCertificate(@TempDir Path folder) throws Exception {
    ofJava = SSLContext.getDefault();
    trusting = TestCertificate.make(folder).context();
  }

  @AfterAll
  static void trustAsBefore() {
    SSLContext.setDefault(ofJava);
  }

  @BeforeEach
  void startMirror(@TempDir Path root) throws IOException {
    data = new FetchFolder(root);
    SSLContext.setDefault(trusting);
    mirror = LocalMirror.withTls(trusting);
    remote = URI.create("https://mirror.example:" + mirror.port() + "/good/");
  }

  @AfterEach
  void stopMirror() {
    mirror.close();
  }

  @Test
  void fetchesOverTls() {
    data.assertServed(new Downloader(Map.of()), mirror.at("good"));
  }

  @Test
  void refusesACertificateThatNobodyTrusts() {
    SSLContext.setDefault(ofJava);
    data.assertRefused(new Downloader(Map.of()), mirror.at("good"), ": no trusted connection: ");
    assertTrue(mirror.requests().isEmpty(), "nothing was asked for");
  }

  @Test
  void reportsAHostThatNobodyKnows() {
    data.assertRefused(new Downloader(Map.of()), URI.create("https://mirror.invalid/"),
        ": no connection: the name of the host is not known");
  }

  @Test
  void refusesACertificateOfAnotherHost() {
    URI other = URI.create("https://127.0.0.1:" + mirror.port() + "/good/");
    data.assertRefused(new Downloader(Map.of()), other, ": no trusted connection: ");
  }

  @Test
  void refusesARedirectionOutOfTls() throws IOException {
    try (var plain = LocalMirror.plain()) {
      mirror.serve("moved", exchange -> redirect(exchange, plain.at("good") + fileName(exchange)));
      data.assertRefused(new Downloader(Map.of()), mirror.at("moved"),
          ": leads to " + plain.at("good") + "train-images.gz; only https is allowed");
      assertTrue(plain.requests().isEmpty(), "nothing was asked for");
    }
  }

  @Test
  void goesThroughTheProxyOfTheEnvironment() throws IOException {
    try (var proxy = new ConnectProxy(Manner.OPEN)) {
      data.assertServed(new Downloader(Map.of("HTTPS_PROXY", "http://" + proxy.address())), remote);
      assertEquals(Set.of("mirror.example:" + mirror.port()), Set.copyOf(proxy.tunnels()));
    }
  }

  @Test
  void givesTheProxyAndNobodyElseItsPassword() throws IOException {
    mirror.serve("curious", exchange -> {
      boolean told = exchange.getRequestHeaders().containsKey("Proxy-Authorization");
      redirect(exchange, "/" + (told ? "absent" : "good") + "/" + fileName(exchange));
    });
    try (var proxy = new ConnectProxy(Manner.ASKS_FOR_PASSWORD)) {
      data.assertServed(new Downloader(Map.of("https_proxy", "http://ada:l%40ce@" + proxy.address() + "/")),
          remote.resolve("/curious/"));
      assertEquals(Set.of("mirror.example:" + mirror.port()), Set.copyOf(proxy.tunnels()));
    }
  }

  @Test
  void saysThatTheProxyWantsAPasswordOrAnother() throws IOException {
    try (var proxy = new ConnectProxy(Manner.ASKS_FOR_PASSWORD)) {
      String through = " through proxy " + proxy.address() + ": ";
      data.assertRefused(new Downloader(Map.of("HTTPS_PROXY", proxy.address())), remote,
          through + "the proxy wants a password: set HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT");
      data.assertRefused(new Downloader(Map.of("HTTPS_PROXY", "ada:secret@" + proxy.address())), remote,
          through + "the proxy does not accept the user and the password that HTTPS_PROXY has");
      var refusal = assertThrows(DownloadException.class,
          () -> data.fetch(new Downloader(Map.of("HTTPS_PROXY", "ada:secret@" + proxy.address())), remote));
      assertFalse(refusal.getMessage().contains("secret"), refusal.getMessage());
      assertTrue(proxy.tunnels().isEmpty());
    }
  }

  @Test
  void refusesAnUntrustedCertificateBehindTheProxy() throws IOException {
    SSLContext.setDefault(ofJava);
    try (var proxy = new ConnectProxy(Manner.OPEN)) {
      data.assertRefused(new Downloader(Map.of("HTTPS_PROXY", proxy.address())), remote,
          " through proxy " + proxy.address() + ": no trusted connection: ");
    }
  }

  @Test
  void leavesTheProxyOutForTheHostsOfNoProxy() throws IOException {
    try (var proxy = new ConnectProxy(Manner.OPEN)) {
      var environment = Map.of("HTTPS_PROXY", proxy.address(), "NO_PROXY", "example.org,localhost");
      data.assertServed(new Downloader(environment), mirror.at("good"));
      assertTrue(proxy.tunnels().isEmpty());
    }
  }

  @Test
  void saysThatTheProxyForbidsIt() throws IOException {
    try (var proxy = new ConnectProxy(Manner.FORBIDS)) {
      data.assertRefused(new Downloader(Map.of("HTTPS_PROXY", proxy.address())), remote,
          " through proxy " + proxy.address() + ": no answer: Tunnel failed, got: 403");
    }
  }

  @Test
  void reportsAProxyThatIsSilentOrNotThere() throws IOException {
    String address;
    try (var silent = new ServerSocket()) {
      silent.bind(LocalMirror.anyPort());
      address = "localhost:" + silent.getLocalPort();
      data.assertRefused(new Downloader(Map.of("HTTPS_PROXY", address), Set.of("https"), Duration.ofSeconds(1)),
          remote, " through proxy " + address + ": no answer within 1 s");
    }
    data.assertRefused(new Downloader(Map.of("HTTPS_PROXY", address)), remote,
        " through proxy " + address + ": no connection: refused, or no way there");
  }
}
