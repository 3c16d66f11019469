package org.jcachehttp.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jcachehttp.storage.InvalidationListener;

/** Lists what a region reports to a near cache, in the order of its calls. Thread-safe. */
public final class ReportedChanges implements InvalidationListener<String> {

  private final List<String> list = new CopyOnWriteArrayList<>();

  /** Creates an empty list. */
  public ReportedChanges() {}

  /**
   * {@return the calls, such as {@code connected} or {@code written key 1}, as a live list that can
   * be cleared}
   */
  public List<String> list() {
    return list;
  }

  /**
   * Waits for a call.
   *
   * @param event the call, such as {@code cleared} or {@code changed key}
   */
  public void await(String event) {
    Await.until(() -> list.contains(event));
  }

  /** Waits until the last call about the connection is {@code connected}. */
  public void awaitConnectedAgain() {
    Await.until(() -> list.lastIndexOf("connected") > list.lastIndexOf("disconnected"));
  }

  @Override
  public void connected() {
    list.add("connected");
  }

  @Override
  public void disconnected() {
    list.add("disconnected");
  }

  @Override
  public void written(String key, long version) {
    list.add("written " + key + " " + version);
  }

  @Override
  public void changed(String key) {
    list.add("changed " + key);
  }

  @Override
  public void cleared() {
    list.add("cleared");
  }
}
