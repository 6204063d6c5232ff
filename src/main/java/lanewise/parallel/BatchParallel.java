package lanewise.parallel;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/// Runs numbered tasks on a fixed number of threads, the caller's among them.
///
/// How work is cut into tasks is the caller's business and must not depend on [#threads]: which thread runs a task, and
/// when, is left open, so results that depend only on the cut are the same for every thread count. One loop runs at a
/// time, from one calling thread; loops do not nest.
///
/// A training step is a dozen loops of some ten to some hundred microseconds, and waking a sleeping thread costs 50. So
/// a worker that has finished a loop watches for the next one for [#WATCH_NANOS] before it goes back to the pool, and
/// the caller watches for the workers to finish; where there are more threads than processors nobody watches. A loop
/// allocates nothing but, for each worker that it has to wake, the 32 bytes in which the pool wraps it.
public final class BatchParallel {

  /// What to do for one task.
  @FunctionalInterface
  public interface Task {

    /// @param index of the task
    /// @param worker that runs it, 0 to `threads` − 1: no two tasks that run at the same time have the same, so scratch
    ///     memory may be kept for each worker
    void run(int index, int worker);
  }

  private static final long WATCH_NANOS = 200_000;
  private static final int WATCHES_PER_LOOK_AT_THE_CLOCK = 64;
  private static final int WATCHES_BEFORE_SLEEP = 5000;

  private static final int IN_POOL = 0;
  private static final int WATCHING = 1;
  private static final int CALLED = 2;
  private static final int WORKING = 3;

  private final int threads;
  private final boolean watch;
  private final ForkJoinPool pool;
  private final Worker[] workers;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private Task task;
  private int count;

  /// @throws IllegalArgumentException if `threads` is below 1
  public BatchParallel(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, found " + threads);
    }
    this.threads = threads;
    this.watch = threads <= Runtime.getRuntime().availableProcessors();
    this.pool = threads == 1 ? null : new ForkJoinPool(threads - 1);
    this.workers = new Worker[threads - 1];
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Worker(i + 1);
    }
  }

  public int threads() {
    return threads;
  }

  /// Runs `task` for 0 to `count` − 1 and returns when all are done. If tasks throw, the rest is not started and the
  /// first of the exceptions is thrown here, as it is.
  public void forEach(int count, Task task) {
    int helpers = Math.min(workers.length, count - 1);
    if (helpers <= 0) {
      for (int i = 0; i < count; i++) {
        task.run(i, 0);
      }
      return;
    }
    this.task = task;
    this.count = count;
    next.set(0);
    for (int i = 0; i < helpers; i++) {
      workers[i].call();
    }
    drain(0);
    for (int i = 0; i < helpers; i++) {
      workers[i].awaitEnd();
    }
    this.task = null;
    rethrow(failure.getAndSet(null));
  }

  private void drain(int worker) {
    try {
      for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
        task.run(i, worker);
      }
    } catch (Throwable thrown) {
      next.set(count);
      failure.compareAndSet(null, thrown);
    }
  }

  private static void rethrow(Throwable thrown) {
    switch (thrown) {
      case null -> { }
      case RuntimeException exception -> throw exception;
      case Error error -> throw error;
      case Throwable checked -> throw new IllegalStateException(checked);
    }
  }

  /// One thread's part in loops. The caller turns its state to `CALLED`, it answers with `WORKING` and goes back to
  /// `WATCHING`, and after a while to the pool. If it has not answered when all tasks are done, it is not needed any
  /// more: to wake a thread can take longer than the loop.
  private final class Worker implements Runnable {

    private final int number;
    private final AtomicInteger state = new AtomicInteger(IN_POOL);
    private volatile Thread waiting;

    Worker(int number) {
      this.number = number;
    }

    void call() {
      if (state.getAndSet(CALLED) == IN_POOL) {
        pool.execute(this);
      }
    }

    @Override
    public void run() {
      do {
        if (state.compareAndSet(CALLED, WORKING)) {
          drain(number);
          state.set(WATCHING);
          LockSupport.unpark(waiting);
        }
      } while (isCalled() || !state.compareAndSet(WATCHING, IN_POOL));
    }

    private boolean isCalled() {
      if (!watch) {
        return false;
      }
      long start = System.nanoTime();
      do {
        for (int i = 0; i < WATCHES_PER_LOOK_AT_THE_CLOCK; i++) {
          if (state.get() == CALLED) {
            return true;
          }
          Thread.onSpinWait();
        }
      } while (System.nanoTime() - start < WATCH_NANOS);
      return false;
    }

    /// Watches first, then sleeps: the worker itself may be waiting for a processor.
    void awaitEnd() {
      if (state.compareAndSet(CALLED, WATCHING)) {
        return;
      }
      for (int i = 0; watch && i < WATCHES_BEFORE_SLEEP; i++) {
        if (state.get() != WORKING) {
          return;
        }
        Thread.onSpinWait();
      }
      waiting = Thread.currentThread();
      while (state.get() == WORKING) {
        LockSupport.park(this);
      }
      waiting = null;
    }
  }
}
