package lanewise.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentProxyTest {

  private static final URI MIRROR = URI.create("https://data.example.org/mnist/");

  @Test
  void thereIsNoneWithoutTheVariable() {
    assertEquals(Optional.empty(), EnvironmentProxy.of(Map.of()));
    assertEquals(Optional.empty(), EnvironmentProxy.of(Map.of("HTTPS_PROXY", " ", "NO_PROXY", "*")));
  }

  @ParameterizedTest
  @CsvSource({
    "http://proxy:3128,               proxy:3128",
    "proxy.example.org:8080,          proxy.example.org:8080",
    "HTTP://proxy/,                   proxy:80",
    "http://ada:secret@10.0.0.1:3128, 10.0.0.1:3128",
    "' http://[::1]:3128 ',           [::1]:3128"
  })
  void readsHostAndPort(String value, String address) {
    var proxy = EnvironmentProxy.of(Map.of("HTTPS_PROXY", value)).orElseThrow();
    assertEquals(address, proxy.toString());
    assertEquals(List.of(Proxy.Type.HTTP), proxy.select(MIRROR).stream().map(Proxy::type).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "http://ada:secret@proxy, ada:secret", "ada@proxy, ada:", "ada:l%40c%2Fe+%C3%A9@proxy, ada:l@c/e+é",
    "a:b:c@proxy, a:b:c"
  })
  void readsUserAndPassword(String value, String pair) {
    String header = EnvironmentProxy.of(Map.of("HTTPS_PROXY", value)).orElseThrow().authorization().orElseThrow();
    assertEquals("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)), header);
  }

  @Test
  void theLowerCaseVariableWins() {
    var proxy = EnvironmentProxy.of(Map.of("HTTPS_PROXY", "upper:1", "https_proxy", "lower:2")).orElseThrow();
    assertEquals("lower:2", proxy.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "example.org, true", ".example.org, true", "*.example.org, true", "data.example.org, true", "*, true",
    "DATA.Example.ORG:443, true", "'localhost, example.org', true", "'localhost example.org', true",
    "example.org:8443, false", "ample.org, false", "data.example.org.evil, false", "'', false", "',,', false"
  })
  void noProxyNamesTheHostsThatAreReachedDirectly(String list, boolean directly) {
    var proxy = EnvironmentProxy.of(Map.of("HTTPS_PROXY", "proxy:3128", "NO_PROXY", list)).orElseThrow();
    assertEquals(!directly, proxy.isFor(MIRROR));
    assertEquals(directly, proxy.select(MIRROR).equals(List.of(Proxy.NO_PROXY)));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "socks5://proxy:1080", "https://proxy:3128", "http://", "http://proxy:port", "http://proxy:99999", "http://proxy:0",
    "http://proxy:3128/path", "http://proxy:3128?query", "http://ada:se#cret@proxy:3128", "http://ada:se%zzcret@proxy",
    "ftp://ada:secret@proxy", "two words"
  })
  void refusesWhatIsNoProxy(String value) {
    var refusal =
        assertThrows(DownloadException.class, () -> EnvironmentProxy.of(Map.of("https_proxy", value)));
    assertTrue(refusal.getMessage().startsWith("https_proxy is '"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("http://USER:PASSWORD@HOST:PORT"), refusal.getMessage());
    assertFalse(refusal.getMessage().contains("cret"), refusal.getMessage());
  }
}
