package org.jcachehttp.storage.internal;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Closes clients of drivers whose threads are no daemons when the program has ended: {@code main}
 * has returned or thrown, and the threads of these clients are the only ones that keep the JVM
 * running. A client that the application closes is forgotten. Safe for use by many threads.
 */
public final class ProgramEnd {

  /** The JVM's own thread, which exists from the end of {@code main} and waits for the others. */
  private static final String AFTER_MAIN = "DestroyJavaVM";

  private static final long INTERVAL_MILLIS = 500;
  private static final List<Client> CLIENTS = new CopyOnWriteArrayList<>();
  private static final ReentrantLock LOCK = new ReentrantLock();

  private static @Nullable Thread watch;

  private ProgramEnd() {}

  /**
   * Closes a client at the end of the program.
   *
   * @param ownThreads whether a thread belongs to the client
   * @param close closes the client, which ends its threads
   * @return forgets the client, when the application closes it
   */
  public static Runnable close(Predicate<Thread> ownThreads, Runnable close) {
    Client client = new Client(ownThreads, close);
    LOCK.lock();
    try {
      CLIENTS.add(client);
      if (watch == null) {
        watch = DaemonThreads.named("jcache-http-program-end").newThread(ProgramEnd::watch);
        watch.start();
      }
    } finally {
      LOCK.unlock();
    }
    return () -> forget(client);
  }

  /** The last client ends the thread, which would hold the class loader of this library. */
  private static void forget(Client client) {
    LOCK.lock();
    try {
      CLIENTS.remove(client);
      if (CLIENTS.isEmpty() && watch != null) {
        watch.interrupt();
        watch = null;
      }
    } finally {
      LOCK.unlock();
    }
  }

  private static void watch() {
    try {
      while (!hasEnded()) {
        TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
      }
      CLIENTS.forEach(client -> client.close().run());
    } catch (InterruptedException noMoreClients) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean hasEnded() {
    List<Thread> running = liveThreads().filter(thread -> !thread.isDaemon()).toList();
    return running.stream().anyMatch(thread -> thread.getName().equals(AFTER_MAIN))
        && running.stream()
            .filter(thread -> !thread.getName().equals(AFTER_MAIN))
            .allMatch(thread -> CLIENTS.stream().anyMatch(client -> client.owns(thread)));
  }

  private static Stream<Thread> liveThreads() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    Thread[] threads = new Thread[root.activeCount() * 2 + 16];
    int count = root.enumerate(threads);
    // A full array may be incomplete, and a thread that is missing may be one of the application.
    return count < threads.length
        ? Stream.of(threads).filter(Objects::nonNull)
        : Stream.of(Thread.currentThread());
  }

  /** A client with threads that keep the JVM running. */
  private record Client(Predicate<Thread> ownThreads, Runnable close) {

    boolean owns(Thread thread) {
      return ownThreads.test(thread);
    }
  }
}
