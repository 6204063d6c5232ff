package lanewise.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static lanewise.data.PublishedFixture.SERVED;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Fetching from a server that does not keep to HTTP, or takes its time: always a refusal, soon, and nothing left.
@Timeout(60)
class HostileMirrorTest {

  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
  private static final Duration SHORT = Duration.ofSeconds(1);
  /// Leaves a busy machine time to begin the answer.
  private static final Duration UNHURRIED = Duration.ofSeconds(2);
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir private Path root;

  /// What the server does with the connection once it has read the request.
  private interface Conduct {
    void serve(Socket client, OutputStream out) throws IOException, InterruptedException;
  }

  @Test
  void oneThatSaysNothing() {
    assertRefused(SHORT, "no answer within 1 s", (client, _) -> awaitEnd(client));
  }

  @Test
  void oneThatDripsItsHeader() {
    assertRefused(SHORT, "no answer within 1 s", (_, out) -> drip(out, OK + "X-Slow: " + "x".repeat(1_000)));
  }

  @Test
  void oneThatDripsItsContent() {
    assertRefused(UNHURRIED, "sent hardly anything for 2 s", (_, out) -> {
      send(out, OK + "Content-Length: 1000\r\n\r\n");
      drip(out, "x".repeat(1_000));
    });
  }

  @Test
  void oneThatFallsSilentAmidTheContent() {
    assertRefused(UNHURRIED, "sent hardly anything for 2 s", (client, out) -> {
      send(out, OK + "Content-Length: 1000\r\n\r\nonly this");
      awaitEnd(client);
    });
  }

  @Test
  void oneThatHangsUpAtOnce() {
    assertRefused(LONG, "no answer: ", (_, _) -> { });
  }

  @Test
  void oneThatHangsUpAmidAChunk() {
    assertRefused(LONG, "broke off: ", (_, out) -> send(out, CHUNKED + "ff\r\nnot 255 bytes"));
  }

  @Test
  void oneThatAnnouncesMoreThanItSends() {
    assertRefused(LONG, "broke off: ", (_, out) -> {
      send(out, OK + "Content-Length: 1000\r\n\r\n");
      out.write(SERVED.get("train-images.gz"));
    });
  }

  @Test
  void oneThatAnnouncesLessThanItSends() {
    assertRefused(LONG, "serves something else: cannot be read: train-images.gz: compressed byte 20: ", (_, out) -> {
      send(out, OK + "Content-Length: 20\r\n\r\n");
      out.write(SERVED.get("train-images.gz"));
    });
  }

  @Test
  void oneWhoseLengthIsNoNumber() {
    assertRefused(LONG, "no answer that can be understood: ",
        (_, out) -> send(out, OK + "Content-Length: many\r\n\r\nx"));
    assertRefused(LONG, "", (_, out) -> send(out, OK + "Content-Length: -5\r\n\r\nx"));
    assertRefused(LONG, "", (_, out) ->
        send(out, OK + "Content-Length: many\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n"));
  }

  @Test
  void oneWhoseChunkHasNoLength() {
    assertRefused(LONG, "", (_, out) -> send(out, CHUNKED + "zz\r\nx\r\n"));
  }

  @Test
  void oneThatNeverEnds() {
    assertRefused(LONG, "sends more than 65568 bytes", (_, out) -> {
      send(out, CHUNKED);
      while (true) {
        send(out, "400\r\n" + "x".repeat(0x400) + "\r\n");
      }
    });
  }

  @Test
  void oneWhoseHeaderNeverEnds() {
    assertRefused(LONG, "no answer: ", (_, out) -> {
      send(out, OK);
      while (true) {
        send(out, "X-More: " + "x".repeat(0x400) + "\r\n");
      }
    });
  }

  @Test
  void oneThatSpeaksSomethingElse() {
    assertRefused(LONG, "no answer: ", (_, out) -> send(out, "220 mail.example.org ESMTP\r\n"));
  }

  private void assertRefused(Duration patience, String reason, Conduct conduct) {
    try (var server = new ServerSocket()) {
      server.bind(LocalMirror.anyPort());
      Thread.ofVirtual().start(() -> serve(server, conduct));
      new FetchFolder(root).assertRefused(new Downloader(Map.of(), Set.of("http"), patience),
          URI.create("http://localhost:" + server.getLocalPort() + "/"), ": " + reason);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void serve(ServerSocket server, Conduct conduct) {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        client.getInputStream().read(new byte[1 << 16]);
        conduct.serve(client, client.getOutputStream());
      } catch (IOException | InterruptedException e) {
        // The downloader hung up, or the test is over.
        continue;
      }
    }
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(ISO_8859_1));
  }

  private static void drip(OutputStream out, String text) throws IOException, InterruptedException {
    for (byte each : text.getBytes(ISO_8859_1)) {
      out.write(each);
      Thread.sleep(20);
    }
  }

  private static void awaitEnd(Socket client) throws IOException {
    client.getInputStream().read();
  }
}
