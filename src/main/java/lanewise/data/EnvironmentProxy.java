package lanewise.data;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The proxy that the environment names, as other programs read it: `https_proxy` or else `HTTPS_PROXY` is
/// `[http://][USER:PASSWORD@]HOST[:PORT]`, and `no_proxy` or else `NO_PROXY` lists, with commas, the hosts that are
/// reached without: `example.org` with all that ends in `.example.org`, `host:443`, or `*` for every host.
final class EnvironmentProxy extends ProxySelector {

  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;
  private static final int MAX_PORT = 65_535;

  private final InetSocketAddress address;
  private final Optional<String> authorization;
  private final List<String> direct;

  private EnvironmentProxy(URI proxy, List<String> direct) {
    int port = proxy.getPort() < 0 ? HTTP_PORT : proxy.getPort();
    this.address = InetSocketAddress.createUnresolved(proxy.getHost(), port);
    this.authorization = Optional.ofNullable(proxy.getRawUserInfo()).map(EnvironmentProxy::basic);
    this.direct = direct;
  }

  /// Empty if no proxy is named; then Java's own settings (`https.proxyHost`) hold.
  ///
  /// @throws DownloadException if the value is none that can be used
  static Optional<EnvironmentProxy> of(Map<String, String> environment) {
    List<String> direct = firstSet(environment, "no_proxy", "NO_PROXY").map(environment::get).stream()
        .flatMap(list -> Stream.of(list.split("[,\\s]+")))
        .map(entry -> entry.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
        .filter(entry -> !entry.isEmpty())
        .toList();
    return firstSet(environment, "https_proxy", "HTTPS_PROXY")
        .map(variable -> new EnvironmentProxy(parsed(variable, environment.get(variable).strip()), direct));
  }

  /// User and password as the value of the header `Proxy-Authorization`.
  Optional<String> authorization() {
    return authorization;
  }

  /// True if this host is reached through the proxy.
  boolean isFor(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    String withPort = host + ":" + (uri.getPort() < 0 ? HTTPS_PORT : uri.getPort());
    return direct.stream().noneMatch(entry -> entry.equals("*")
        || Stream.of(host, withPort).anyMatch(name -> name.equals(entry) || name.endsWith("." + entry)));
  }

  @Override
  public List<Proxy> select(URI uri) {
    return List.of(isFor(uri) ? new Proxy(Proxy.Type.HTTP, address) : Proxy.NO_PROXY);
  }

  @Override
  public void connectFailed(URI uri, SocketAddress proxy, IOException failure) {
    // The download fails as well, and says so.
  }

  /// Host and port.
  @Override
  public String toString() {
    return address.getHostString() + ":" + address.getPort();
  }

  private static Optional<String> firstSet(Map<String, String> environment, String... names) {
    return Stream.of(names).filter(name -> !environment.getOrDefault(name, "").isBlank()).findFirst();
  }

  private static URI parsed(String variable, String value) {
    try {
      var proxy = new URI(value.contains("://") ? value : "http://" + value);
      boolean usable = "http".equalsIgnoreCase(proxy.getScheme()) && proxy.getHost() != null
          && proxy.getPort() != 0 && proxy.getPort() <= MAX_PORT
          && List.of("", "/").contains(proxy.getRawPath()) && proxy.getQuery() == null && proxy.getFragment() == null;
      if (usable) {
        return proxy;
      }
    } catch (URISyntaxException _) {
      // Told below, without the password that the exception would show.
    }
    throw new DownloadException(variable + " is '" + value.replaceFirst("^(\\w+://)?.*@", "$1***@")
        + "', which is no proxy that can be used: http://HOST:PORT or http://USER:PASSWORD@HOST:PORT is"
        + " (in USER and PASSWORD, write @ as %40, : as %3A, / as %2F, # as %23, % as %25).\nCorrect it, or unset it.");
  }

  /// RFC 7617.
  private static String basic(String userInfo) {
    String decoded = URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
    String pair = userInfo.contains(":") ? decoded : decoded + ":";
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
