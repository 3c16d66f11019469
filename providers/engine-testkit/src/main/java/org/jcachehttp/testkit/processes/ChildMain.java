package org.jcachehttp.testkit.processes;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CountDownLatch;

/**
 * The main class of a child: it opens the store, reports that it is ready, waits for a byte, and
 * ends with its task or with its parent.
 */
final class ChildMain {

  static final String READY = "ready";

  private ChildMain() {}

  /**
   * Runs the task. The arguments are the task, the number of the process and the URI of the store.
   */
  public static void main(String[] args) throws InterruptedException {
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> die(failure));
    CountDownLatch go = new CountDownLatch(1);
    Thread listener = new Thread(() -> listen(go), "listener");
    listener.setDaemon(true);
    listener.start();
    try (Store store = Store.open(URI.create(args[2]))) {
      Child child = new Child(Integer.parseInt(args[1]), store);
      child.say(READY);
      go.await();
      Task.valueOf(args[0]).doAs(child);
    }
  }

  private static void listen(CountDownLatch go) {
    try {
      while (System.in.read() >= 0) {
        go.countDown();
      }
    } catch (IOException e) {
      die(e);
    }
    Runtime.getRuntime().halt(1);
  }

  private static void die(Throwable failure) {
    failure.printStackTrace();
    Runtime.getRuntime().halt(1);
  }
}
