package org.jcachehttp.testkit.processes;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CountDownLatch;

/**
 * The main class of a child: it opens the store, reports that it is ready, waits for a byte, and
 * ends with its task or with its parent. Another main class does the same with a task of its own.
 */
public final class ChildMain {

  static final String READY = "ready";

  private ChildMain() {}

  /**
   * Runs the task that a system property names.
   *
   * @param args the number of the process and the URI of the store
   * @throws InterruptedException if the thread is interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    run(args, Task.valueOf(System.getProperty(Task.PROPERTY)));
  }

  /**
   * Runs a task, as the main method of a class that {@link ChildProcess#start} names.
   *
   * @param args the arguments of that main method
   * @param task the task
   * @throws InterruptedException if the thread is interrupted
   */
  public static void run(String[] args, ChildTask task) throws InterruptedException {
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> die(failure));
    CountDownLatch go = new CountDownLatch(1);
    Thread listener = new Thread(() -> listen(go), "listener");
    listener.setDaemon(true);
    listener.start();
    try (Store store = Store.open(URI.create(args[1]))) {
      Child child = new Child(Integer.parseInt(args[0]), store);
      child.say(READY);
      go.await();
      task.doAs(child);
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
