package lanewise.kernels.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CacheLineTest {

  @Test
  void aLineStartsAtMostOneLineFurtherOn() {
    for (int at = 0; at < 100; at++) {
      int start = CacheLine.start(at);
      assertTrue(start >= at && start < at + CacheLine.FLOATS, at + " -> " + start);
      assertEquals(0, (16 + 4 * start) % 64, "bytes from the beginning of the object to index " + start);
    }
  }
}
