package org.jcachehttp.faults.histories;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import javax.cache.Cache;
import org.jcachehttp.faults.report.Form;
import org.jcachehttp.testkit.Threads;
import org.jcachehttp.testkit.processes.Child;
import org.jcachehttp.testkit.processes.ChildMain;

/** Threads that call one cache; as a main class, the threads of a child process. */
final class HistoryMain {

  static final int THREADS_OF_CHILD = 2;
  static final String CLOCK = "clock ";

  private static final String SPAN = "faults.span-millis";

  private HistoryMain() {}

  /** Prints the calls when all are made, so that the output does not slow them down. */
  public static void main(String[] args) throws InterruptedException {
    ChildMain.run(args, HistoryMain::printCalls);
  }

  /** Returns the options of the JVM of a child. */
  static String[] jvmOptions(Duration span, Random random) {
    return new String[] {
      "-D" + SPAN + "=" + span.toMillis(),
      "-Dseed=" + random.nextLong(),
      "-Daws.accessKeyId=local",
      "-Daws.secretAccessKey=local"
    };
  }

  private static void printCalls(Child child) {
    child.say(CLOCK + System.nanoTime());
    calls(
            child.store().cache(String.class),
            "process" + child.number(),
            THREADS_OF_CHILD,
            Duration.ofMillis(Long.getLong(SPAN)),
            Form.random())
        .forEach(call -> child.say(call.toLine()));
  }

  /** Calls the cache from some threads for that long, and returns all calls. */
  @SuppressWarnings("unchecked")
  static List<Call> calls(
      Cache<?, String> cache, String name, int threads, Duration span, Random random) {
    List<Caller> callers =
        IntStream.range(0, threads)
            .mapToObj(
                thread ->
                    new Caller(
                        (Cache<String, String>) cache,
                        name + "." + thread,
                        new Random(random.nextLong())))
            .toList();
    callers.get(0).warmUp();
    Queue<Call> calls = new ConcurrentLinkedQueue<>();
    Threads.run(threads, thread -> calls.addAll(callers.get(thread).callFor(span)));
    return List.copyOf(calls);
  }
}
