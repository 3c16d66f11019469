package org.jcachehttp.http.internal.event;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jcachehttp.http.status.HttpCacheListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls listeners, whose exceptions never reach a caller. Safe for use by many threads.
 *
 * @param registered the listeners of the cache
 * @param failed the classes of listeners that have thrown
 */
public record Listeners(List<HttpCacheListener> registered, Set<Class<?>> failed) {

  private static final Logger log = LoggerFactory.getLogger(Listeners.class);

  /** Returns what calls the listeners of a cache, in their order. */
  public static Listeners of(List<HttpCacheListener> registered) {
    return new Listeners(List.copyOf(registered), ConcurrentHashMap.newKeySet());
  }

  /** Calls the listeners of the cache. */
  public void call(Consumer<HttpCacheListener> method) {
    call(registered, method);
  }

  /** Calls listeners, such as those of one request. */
  public void call(List<HttpCacheListener> listeners, Consumer<HttpCacheListener> method) {
    for (HttpCacheListener listener : listeners) {
      call(listener, method);
    }
  }

  private void call(HttpCacheListener listener, Consumer<HttpCacheListener> method) {
    try {
      method.accept(listener);
    } catch (Exception | LinkageError | AssertionError thrown) {
      if (failed.add(listener.getClass())) {
        log.warn(
            "a listener of class {} failed; later failures are logged at level debug",
            listener.getClass().getName(),
            thrown);
      } else {
        log.debug("a listener of class {} failed", listener.getClass().getName(), thrown);
      }
    }
  }
}
