package org.jcachehttp.storage.internal;

import java.util.concurrent.ThreadFactory;

/** Threads that do not keep the JVM running. */
public final class DaemonThreads {

  private DaemonThreads() {}

  /** Returns a factory of daemon threads with that name. */
  public static ThreadFactory named(String name) {
    return task -> daemon(name, task);
  }

  /** Starts a daemon thread with that name. */
  public static void start(String name, Runnable task) {
    daemon(name, task).start();
  }

  private static Thread daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
