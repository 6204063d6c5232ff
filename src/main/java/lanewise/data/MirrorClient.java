package lanewise.data;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;

/// Opens addresses of the allowed schemes, and those that they redirect to, directly or through a proxy.
final class MirrorClient implements AutoCloseable {

  private static final Set<Integer> REDIRECTIONS = Set.of(301, 302, 303, 307, 308);
  private static final int MAX_REDIRECTIONS = 5;
  private static final int MAX_PORT = 65_535;
  private static final int PROXY_WANTS_PASSWORD = 407;
  private static final String UNSENT_PASSWORDS = "jdk.http.auth.tunneling.disabledSchemes";

  static {
    // By itself, Java sends a proxy no password in plain text. Whoever puts one into HTTPS_PROXY wants just that.
    if (System.getProperty(UNSENT_PASSWORDS) == null) {
      System.setProperty(UNSENT_PASSWORDS, "");
    }
  }

  private final Set<String> schemes;
  private final Duration patience;
  private final Optional<EnvironmentProxy> proxy;
  private final HttpClient client;

  /// @param schemes the URI schemes that may be opened
  /// @param patience how long to wait for a connection and for an answer
  MirrorClient(Set<String> schemes, Duration patience, Optional<EnvironmentProxy> proxy) {
    this.schemes = schemes;
    this.patience = patience;
    this.proxy = proxy;
    HttpClient.Builder builder =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).connectTimeout(patience);
    proxy.ifPresent(builder::proxy);
    this.client = builder.build();
  }

  /// The answer of status 200 to which `first` leads.
  HttpResponse<InputStream> open(URI first) throws MirrorFailure {
    URI uri = first;
    for (int redirections = 0; redirections <= MAX_REDIRECTIONS; redirections++) {
      if (!schemes.contains(uri.getScheme()) || uri.getHost() == null) {
        throw new MirrorFailure("leads to " + uri + "; only " + String.join(", ", schemes) + " is allowed");
      }
      if (uri.getPort() > MAX_PORT) {
        throw new MirrorFailure("leads to " + uri + ", which is no address");
      }
      HttpResponse<InputStream> response = send(uri);
      if (response.statusCode() == 200) {
        return response;
      }
      close(response);
      uri = redirection(uri, response);
    }
    throw new MirrorFailure("redirects more than " + MAX_REDIRECTIONS + " times");
  }

  @Override
  public void close() {
    client.close();
  }

  private HttpResponse<InputStream> send(URI uri) throws MirrorFailure {
    try {
      HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(patience);
      authorization(uri).ifPresent(value -> request.header("Proxy-Authorization", value));
      return client.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new MirrorFailure(reason(e));
    } catch (IllegalArgumentException e) { // so the client answers headers that are none
      throw new MirrorFailure("no answer that can be understood: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DownloadException("interrupted while fetching " + uri);
    }
  }

  private Optional<String> authorization(URI uri) {
    return proxy.filter(each -> each.isFor(uri)).flatMap(EnvironmentProxy::authorization);
  }

  private String reason(IOException failure) {
    String detail = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    return switch (failure) {
      case HttpTimeoutException _ -> "no answer within " + patience.toSeconds() + " s";
      case SSLException _ -> "no trusted connection: " + detail;
      case ConnectException _ when isUnresolved(failure) -> "no connection: the name of the host is not known";
      case ConnectException _ -> "no connection: refused, or no way there";
      default -> "no answer: " + detail;
    };
  }

  private static boolean isUnresolved(Throwable failure) {
    return failure instanceof UnresolvedAddressException
        || failure.getCause() != null && isUnresolved(failure.getCause());
  }

  private static void close(HttpResponse<InputStream> response) throws MirrorFailure {
    try (InputStream _ = response.body()) { // null where a proxy refused
    } catch (IOException e) {
      throw new MirrorFailure("broke off: " + e.getMessage());
    }
  }

  /// Where an answer other than 200 leads.
  private URI redirection(URI uri, HttpResponse<InputStream> response) throws MirrorFailure {
    int status = response.statusCode();
    if (status == PROXY_WANTS_PASSWORD) {
      throw new MirrorFailure(authorization(uri).isPresent()
          ? "the proxy does not accept the user and the password that HTTPS_PROXY has"
          : "the proxy wants a password: set HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT");
    }
    if (!REDIRECTIONS.contains(status)) {
      throw new MirrorFailure("answers with status " + status);
    }
    String location = response.headers().firstValue("Location").orElse("");
    try {
      return uri.resolve(new URI(location));
    } catch (URISyntaxException e) {
      throw new MirrorFailure("redirects (status " + status + ") to '" + location + "', which is no address");
    }
  }
}
