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

  /**
   * Runs the task in each thread at the same time, and waits for all of them.
   *
   * @param threads the number of threads
   * @param task the task, which receives the number of its thread from 0
   * @throws AssertionError if the task fails in a thread, or if the calling thread is interrupted
   */
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
