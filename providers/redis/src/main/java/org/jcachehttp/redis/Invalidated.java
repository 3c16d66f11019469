package org.jcachehttp.redis;

import org.jcachehttp.storage.InvalidationListener;

/**
 * Reports the keys of changes to a near cache.
 *
 * @param listener the near cache
 */
record Invalidated(InvalidationListener<String> listener) implements ChangeReceiver {

  @Override
  public void connected() {
    listener.connected();
  }

  @Override
  public void disconnected() {
    listener.disconnected();
  }

  @Override
  public void received(Change change) {
    if (change instanceof Change.Written written) {
      listener.written(written.key(), written.version());
    } else if (change instanceof Change.Removed removed) {
      listener.changed(removed.key());
    } else if (change instanceof Change.Touched touched) {
      listener.changed(touched.key());
    } else {
      listener.cleared();
    }
  }

  @Override
  public void closed() {}
}
