package lanewise.parallel;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Runs numbered tasks on a fixed number of threads, the caller's among them.
///
/// How work is cut into tasks is the caller's business and must not depend on [#threads]: which thread runs a task, and
/// when, is left open, so results that depend only on the cut are the same for every thread count. One loop runs at a
/// time, from one calling thread; loops do not nest. The workers and their bookkeeping are made once, so that a loop
/// allocates nothing but, for each worker that the caller has to wait for, the 24 bytes of a fork/join wait node.
public final class BatchParallel {

  /// What to do for one task.
  @FunctionalInterface
  public interface Task {
    void run(int index);
  }

  private final int threads;
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
    this.pool = threads == 1 ? null : new ForkJoinPool(threads - 1);
    this.workers = new Worker[threads - 1];
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Worker();
    }
  }

  public int threads() {
    return threads;
  }

  /// Runs `task` for 0 to `count` − 1 and returns when all are done. If tasks throw, the rest is not started and the
  /// first of the exceptions is thrown here, as it is: fork/join would wrap it, or not, depending on the thread.
  public void forEach(int count, Task task) {
    int helpers = Math.min(workers.length, count - 1);
    if (helpers <= 0) {
      for (int i = 0; i < count; i++) {
        task.run(i);
      }
      return;
    }
    this.task = task;
    this.count = count;
    next.set(0);
    for (int i = 0; i < helpers; i++) {
      workers[i].reinitialize();
      pool.execute(workers[i]);
    }
    drain();
    for (int i = 0; i < helpers; i++) {
      workers[i].quietlyJoin();
    }
    this.task = null;
    rethrow(failure.getAndSet(null));
  }

  private void drain() {
    try {
      for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
        task.run(i);
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

  private final class Worker extends RecursiveAction {
    @Override
    protected void compute() {
      drain();
    }
  }
}
