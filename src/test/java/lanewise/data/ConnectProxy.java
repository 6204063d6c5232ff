package lanewise.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/// A proxy on this machine that only tunnels (`CONNECT`), and takes every host for this machine. Where it asks for a
/// password, that is `l@ce` of user `ada`.
final class ConnectProxy implements AutoCloseable {

  private static final String CREDENTIALS =
      "proxy-authorization: Basic " + Base64.getEncoder().encodeToString("ada:l@ce".getBytes(ISO_8859_1));

  /// What it makes of a request.
  enum Manner { OPEN, ASKS_FOR_PASSWORD, FORBIDS }

  private final ServerSocket server = new ServerSocket();
  private final Manner manner;
  private final List<String> tunnels = Collections.synchronizedList(new ArrayList<>());

  ConnectProxy(Manner manner) throws IOException {
    this.manner = manner;
    server.bind(LocalMirror.anyPort());
    Thread.ofVirtual().start(this::accept);
  }

  /// Its host and port.
  String address() {
    return "localhost:" + server.getLocalPort();
  }

  /// The hosts and ports that it has opened a tunnel to.
  List<String> tunnels() {
    return List.copyOf(tunnels);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      var in = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1), 1);
      List<String> header = new ArrayList<>();
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        header.add(line);
      }
      if (manner == Manner.FORBIDS) {
        send(client, "403 Forbidden\r\nContent-Length: 0\r\nConnection: close");
        return;
      }
      if (manner == Manner.ASKS_FOR_PASSWORD && header.stream().noneMatch(CREDENTIALS::equalsIgnoreCase)) {
        send(client, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"tests\"\r\n"
            + "Content-Length: 0\r\nConnection: close");
        return;
      }
      String target = header.getFirst().split(" ")[1];
      tunnels.add(target);
      int port = Integer.parseInt(target.substring(target.lastIndexOf(':') + 1));
      try (var mirror = new Socket(InetAddress.getLoopbackAddress(), port)) {
        send(client, "200 Connection established");
        Thread.ofVirtual().start(() -> pass(mirror, client));
        pass(client, mirror);
      }
    } catch (IOException e) {
      // One of the two ends hung up.
      return;
    }
  }

  private static void send(Socket client, String answer) throws IOException {
    client.getOutputStream().write(("HTTP/1.1 " + answer + "\r\n\r\n").getBytes(ISO_8859_1));
  }

  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One of the two ends hung up.
      return;
    }
  }
}
