package org.jcachehttp.clients.spring;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import reactor.blockhound.BlockHound;
import reactor.core.scheduler.NonBlocking;

/**
 * The blocking calls of this library on event loops, and on threads that behave like one, which
 * BlockHound finds. They are recorded and not refused, since an error there could be lost.
 */
final class BlockingCalls {

  private static final List<String> FOUND = new CopyOnWriteArrayList<>();
  private static final Set<Thread> LIKE_EVENT_LOOPS = ConcurrentHashMap.newKeySet();

  private BlockingCalls() {}

  /** Begins to find blocking calls in this JVM. */
  static void find() {
    BlockHound.builder()
        .addDynamicThreadPredicate(thread -> true)
        .nonBlockingThreadPredicate(
            known ->
                known.or(
                    thread -> thread instanceof NonBlocking || LIKE_EVENT_LOOPS.contains(thread)))
        .blockingMethodCallback(method -> record(method.toString()))
        .install();
  }

  private static void record(String method) {
    List<StackTraceElement> stack = List.of(new Throwable().getStackTrace());
    if (stack.stream().anyMatch(BlockingCalls::isOfLibrary)) {
      FOUND.add(Thread.currentThread().getName() + ": " + method + " in " + stack);
    }
  }

  private static boolean isOfLibrary(StackTraceElement frame) {
    return frame.getClassName().startsWith("org.jcachehttp.")
        && !frame.getClassName().equals(BlockingCalls.class.getName());
  }

  /** Returns what the supplier returns, which must not block this thread. */
  static <T> T withoutBlocking(Supplier<T> task) {
    LIKE_EVENT_LOOPS.add(Thread.currentThread());
    try {
      return task.get();
    } finally {
      LIKE_EVENT_LOOPS.remove(Thread.currentThread());
    }
  }

  /** Returns the calls since the last time. */
  static List<String> found() {
    List<String> found = List.copyOf(FOUND);
    FOUND.clear();
    return found;
  }
}
