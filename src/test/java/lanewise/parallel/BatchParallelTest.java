package lanewise.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchParallelTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 8})
  void everyIndexRunsExactlyOnce(int threads) {
    var parallel = new BatchParallel(threads);
    assertEquals(threads, parallel.threads());
    for (int count : new int[] {0, 1, 2, 3, 7, 16, 100, 1000}) {
      for (int loop = 0; loop < 5; loop++) {
        var runs = new AtomicIntegerArray(count);
        parallel.forEach(count, (i, worker) -> runs.incrementAndGet(i));
        for (int i = 0; i < count; i++) {
          assertEquals(1, runs.get(i), "index " + i + " of " + count);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void tasksRunOnAllThreadsAtOnce(int threads) {
    Set<Thread> seen = ConcurrentHashMap.newKeySet();
    var together = new CountDownLatch(threads);
    new BatchParallel(threads).forEach(threads, (i, worker) -> {
      seen.add(Thread.currentThread());
      meet(together);
    });
    assertEquals(threads, seen.size());
    assertTrue(seen.contains(Thread.currentThread()), "the caller works too");
  }

  @Test
  void noTwoTasksAtTheSameTimeHaveTheSameWorker() {
    var parallel = new BatchParallel(3);
    var busy = new AtomicIntegerArray(3);
    for (int loop = 0; loop < 200; loop++) {
      parallel.forEach(20, (i, worker) -> {
        assertEquals(1, busy.incrementAndGet(worker), "tasks of worker " + worker);
        busy.decrementAndGet(worker);
      });
    }
  }

  /// Longer than a worker watches for work, so that it has gone back to the pool.
  @Test
  void workersComeBackAfterARest() throws InterruptedException {
    var parallel = new BatchParallel(2);
    for (int loop = 0; loop < 20; loop++) {
      var together = new CountDownLatch(2);
      parallel.forEach(2, (i, worker) -> meet(together));
      Thread.sleep(loop % 3);
    }
  }

  @Test
  void oneThreadIsTheCallersAndKeepsTheOrder() {
    int[] next = {0};
    Thread caller = Thread.currentThread();
    new BatchParallel(1).forEach(10, (i, worker) -> {
      assertEquals(next[0]++, i);
      assertSame(caller, Thread.currentThread());
    });
    assertEquals(10, next[0]);
  }

  @Test
  void whatTasksWroteIsThereWhenTheLoopEnds() {
    var parallel = new BatchParallel(3);
    int[] written = new int[64];
    for (int loop = 1; loop <= 200; loop++) {
      int value = loop;
      parallel.forEach(64, (i, worker) -> written[i] = value);
      for (int i = 0; i < 64; i++) {
        assertEquals(value, written[i]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFailureComesOutAsItWasThrownWhicheverThreadItHit(boolean onCaller) {
    var parallel = new BatchParallel(2);
    Thread caller = Thread.currentThread();
    var failure = new IllegalStateException("image 7 is broken");
    var together = new CountDownLatch(2);
    assertSame(failure, assertThrows(IllegalStateException.class, () -> parallel.forEach(2, (i, worker) -> {
      meet(together);
      if (Thread.currentThread() == caller == onCaller) {
        throw failure;
      }
    })));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void afterAFailureTheRestIsNotStartedAndTheThreadsAreUsable(int threads) {
    var parallel = new BatchParallel(threads);
    for (int loop = 0; loop < 20; loop++) {
      var started = new AtomicInteger();
      var error = new StackOverflowError();
      assertSame(error, assertThrows(StackOverflowError.class, () -> parallel.forEach(100_000, (i, worker) -> {
        started.incrementAndGet();
        throw error;
      })));
      assertTrue(started.get() <= threads, started + " tasks started");
      var sum = new AtomicInteger();
      parallel.forEach(100, (i, worker) -> sum.addAndGet(i));
      assertEquals(4950, sum.get());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -3})
  void refusesFewerThanOneThread(int threads) {
    assertEquals("threads must be at least 1, found " + threads,
        assertThrows(IllegalArgumentException.class, () -> new BatchParallel(threads)).getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aLoopAllocatesNothingButWhatWakesOtherThreads(int threads) {
    var beans = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var parallel = new BatchParallel(threads);
    float[] y = new float[16 * 1024];
    BatchParallel.Task task = (slice, worker) -> {
      for (int i = slice * 1024; i < (slice + 1) * 1024; i++) {
        y[i] = Math.fma(y[i], 0.5f, 1f);
      }
    };
    int loops = 2000;
    for (int loop = 0; loop < loops; loop++) {
      parallel.forEach(16, task);
    }
    long before = beans.getCurrentThreadAllocatedBytes();
    for (int loop = 0; loop < loops; loop++) {
      parallel.forEach(16, task);
    }
    double perLoop = (double) (beans.getCurrentThreadAllocatedBytes() - before) / loops;
    assertTrue(perLoop <= 1 + 32 * (threads - 1), perLoop + " bytes a loop on the caller");
  }

  private static void meet(CountDownLatch together) {
    together.countDown();
    try {
      assertTrue(together.await(30, TimeUnit.SECONDS), "the threads never met");
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
