package org.jcachehttp.testkit;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Threads that start at the same moment. */
public final class Threads {

  private Threads() {}

  /** Runs the task in each thread with the thread's number, and fails if one of them fails. */
  public static void run(int threads, IntConsumer task) {
    CyclicBarrier start = new CyclicBarrier(threads);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<? extends Future<?>> running =
          IntStream.range(0, threads)
              .mapToObj(
                  thread ->
                      executor.submit(
                          () -> {
                            start.await();
                            task.accept(thread);
                            return thread;
                          }))
              .toList();
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException failed) {
      throw new AssertionError("a thread failed: " + failed.getCause(), failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while threads were running", interrupted);
    } finally {
      executor.shutdownNow();
    }
  }
}
