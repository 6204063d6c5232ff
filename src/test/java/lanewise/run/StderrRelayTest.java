package lanewise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StderrRelayTest {

  private final ByteArrayOutputStream target = new ByteArrayOutputStream();
  private final List<String> log = new ArrayList<>();
  private final StderrRelay relay = new StderrRelay(target, log::add);

  @Test
  void passesEverythingOnButTheLineAboutIncubatorModules() {
    relay("before\nWARNING: Using incubator modules: jdk.incubator.vector\nafter, größer\n");
    assertEquals("before\nafter, größer\n", passedOn());
    assertEquals(List.of("before", "after, größer"), log);
  }

  @Test
  void otherWarningsPass() {
    relay("WARNING: Using something else\nWARN");
    assertEquals("WARNING: Using something else\nWARN", passedOn());
  }

  @Test
  void ofAProgressBarTheLogKeepsWhatRemains() {
    relay("\repoch 1  10%\repoch 1 100%\n");
    assertEquals("\repoch 1  10%\repoch 1 100%\n", passedOn());
    assertEquals(List.of("epoch 1 100%"), log);
  }

  @Test
  void theLastWordsAreTheLastThreeLines() {
    relay("one\ntwo\n\nthree\nfour");
    assertEquals("two; three; four", relay.lastWords());
  }

  @Test
  void progressIsNotAmongTheLastWords() {
    relay("cannot\n  epoch 1/3: loss 0.1234, accuracy 98.12 %, 1,234 images/s\n\repoch 2/3  42% [==>   ] 42/100\n"
        + "  call 3/40: adam odd: 12.3 GFLOP/s, 11.0 % of peak\n\rcalls  42% [==>   ] 42/100\n");
    assertEquals("cannot", relay.lastWords());
  }

  private void relay(String text) {
    relay.relay(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private String passedOn() {
    return target.toString(StandardCharsets.UTF_8);
  }
}
