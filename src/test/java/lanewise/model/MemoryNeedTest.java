package lanewise.model;

import org.junit.jupiter.api.Test;

class MemoryNeedTest {
  @Test
  void tmp() throws Exception {
    for (String k : new String[] {"vector", "scalar"}) {
      for (var kept : MemoryChild.keep(k)) {
        Compute compute = Compute.named(k, 2);
        long t = kept.network().need(compute).bytes();
        long e = kept.network().inferenceNeed(compute).bytes();
        System.out.printf("%s %s: %d of %d (%.3f), inference %d of %d (%.3f)%n", k, kept.network(), kept.trained(), t, (double) t / kept.trained(), kept.evaluated(), e, (double) e / kept.evaluated());
      }
    }
  }
}
