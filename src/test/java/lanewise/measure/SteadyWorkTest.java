package lanewise.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicIntegerArray;
import lanewise.parallel.BatchParallel;
import org.junit.jupiter.api.Test;

class SteadyWorkTest {

  @Test
  void theRateIsUnitsPerNanosecondOfAllThreads() {
    var work = new SteadyWork(new BatchParallel(2), 1000, (_, repetitions) -> spin(repetitions * 1000L));
    double sample = work.sample();
    assertTrue(sample > 0 && sample <= 2, () -> "two threads that need 1 ns for each unit do " + sample + " a ns");
  }

  @Test
  void everyThreadHasItsShareOfASample() {
    var repetitions = new AtomicIntegerArray(3);
    var work = new SteadyWork(new BatchParallel(3), 1, (thread, count) -> {
      repetitions.set(thread, count);
      spin(count * 100L);
    });
    for (int thread = 0; thread < 3; thread++) {
      repetitions.set(thread, 0);
    }
    work.sample();
    assertTrue(repetitions.get(0) > 1, "a sample of a millisecond repeats what takes 100 ns");
    assertEquals(repetitions.get(0), repetitions.get(1));
    assertEquals(repetitions.get(0), repetitions.get(2));
  }

  private static void spin(long nanos) {
    for (long start = System.nanoTime(); System.nanoTime() - start < nanos; ) {
      Thread.onSpinWait();
    }
  }
}
