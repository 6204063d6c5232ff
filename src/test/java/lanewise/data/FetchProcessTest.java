package lanewise.data;

import static lanewise.data.LocalMirror.answer;
import static lanewise.data.LocalMirror.fileName;
import static lanewise.data.PublishedFixture.SERVED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Fetches that are killed, and two at once, in processes of their own.
@Timeout(120)
class FetchProcessTest {

  private static final List<String> ALL = SERVED.keySet().stream().sorted().toList();

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
  void theNextFetchRemovesWhatAKilledOneLeft() throws Exception {
    server.serve("halting", exchange -> {
      exchange.sendResponseHeaders(200, 1_000);
      exchange.getResponseBody().write(new byte[10]);
      exchange.getResponseBody().flush();
      server.awaitClose();
    });
    Process killed = FetchProcess.start(data, server.at("halting"));
    while (!data.folder().toFile().exists() || data.files().isEmpty()) {
      assertTrue(killed.isAlive(), "the fetch ended by itself");
      Thread.sleep(10);
    }
    killed.destroyForcibly().waitFor();
    List<String> left = data.files();
    assertEquals(1, left.size(), left.toString());
    assertFalse(ALL.contains(left.getFirst()), "nothing under the name of a file");

    data.assertServed(new Downloader(Map.of(), Set.of("http"), Duration.ofSeconds(30)), server.at("good"));
    assertEquals(ALL, data.files());
  }

  @Test
  void twoAtOnceBothSucceed() throws Exception {
    var together = new CyclicBarrier(2);
    server.serve("shared", exchange -> {
      if (fileName(exchange).equals("train-images.gz")) {
        exchange.sendResponseHeaders(200, 0);
        await(together);
        exchange.getResponseBody().write(SERVED.get("train-images.gz"));
        exchange.close();
      } else {
        answer(exchange, 200, SERVED.get(fileName(exchange)));
      }
    });
    Process first = FetchProcess.start(data, server.at("shared"));
    Process second = FetchProcess.start(data, server.at("shared"));
    for (Process each : List.of(first, second)) {
      String said = new String(each.getInputStream().readAllBytes());
      assertEquals(0, each.waitFor(), said);
    }
    assertEquals(ALL, data.files());
  }

  private static void await(CyclicBarrier barrier) throws IOException {
    try {
      barrier.await(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IOException("the other fetch did not come", e);
    }
  }
}
