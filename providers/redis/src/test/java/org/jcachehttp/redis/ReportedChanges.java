package org.jcachehttp.redis;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jcachehttp.storage.InvalidationListener;
import org.jcachehttp.testkit.Await;

/** The changes that a near cache was told, in the form of text. */
final class ReportedChanges implements InvalidationListener<String> {

  final List<String> list = new CopyOnWriteArrayList<>();

  void await(String event) {
    Await.until(() -> list.contains(event));
  }

  void awaitConnectedAgain() {
    Await.until(() -> list.lastIndexOf("connected") > list.indexOf("disconnected"));
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
