package lanewise.data;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;

/// A well-behaved web server on this machine. Each name served is a mirror; `good` has the files of
/// [PublishedFixture], `absent` has none.
final class LocalMirror implements AutoCloseable {

  private final HttpServer server;
  private final URI base;
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch closed = new CountDownLatch(1);

  private LocalMirror(HttpServer server, String scheme) {
    this.server = server;
    this.base = URI.create(scheme + "://localhost:" + server.getAddress().getPort() + "/");
    serve("good", exchange -> answer(exchange, 200, PublishedFixture.SERVED.get(fileName(exchange))));
    serve("absent", exchange -> answer(exchange, 404, new byte[0]));
    server.setExecutor(task -> Thread.ofVirtual().start(task));
    server.start();
  }

  static LocalMirror plain() throws IOException {
    return new LocalMirror(HttpServer.create(anyPort(), 0), "http");
  }

  static LocalMirror withTls(SSLContext identity) throws IOException {
    HttpsServer server = HttpsServer.create(anyPort(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(identity));
    return new LocalMirror(server, "https");
  }

  /// The address of a mirror.
  URI at(String mirror) {
    return base.resolve(mirror + "/");
  }

  int port() {
    return base.getPort();
  }

  /// The paths asked for so far.
  List<String> requests() {
    return List.copyOf(requests);
  }

  LocalMirror serve(String mirror, HttpHandler handler) {
    server.createContext("/" + mirror + "/", exchange -> {
      requests.add(exchange.getRequestURI().getPath());
      handler.handle(exchange);
    });
    return this;
  }

  /// Lets a handler be silent.
  void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }

  static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  static String fileName(HttpExchange exchange) {
    return Path.of(exchange.getRequestURI().getPath()).getFileName().toString();
  }

  static void redirect(HttpExchange exchange, String location) throws IOException {
    exchange.getResponseHeaders().add("Location", location);
    answer(exchange, 302, new byte[0]);
  }

  static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
