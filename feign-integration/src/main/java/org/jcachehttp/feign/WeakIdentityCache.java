package org.jcachehttp.feign;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Values beside objects, told apart by identity, for as long as somebody else holds the object.
 * Safe for use by many threads.
 *
 * @param <K> what of several values beside one object is meant
 */
final class KeptValues<K> {

  private final Map<Object, Map<K, Object>> values = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

  /** The value beside that object; null if there is none. */
  @Nullable Object get(Object owner, K kind) {
    Map<K, Object> kept = values.get(new Sought(owner));
    return kept == null ? null : kept.get(kind);
  }

  /** Keeps that value, unless there is one: the one that is there. */
  Object putIfAbsent(Object owner, K kind, Object value) {
    for (Object next = gone.poll(); next != null; next = gone.poll()) {
      values.remove(next);
    }
    Map<K, Object> kept =
        values.computeIfAbsent(new Owner(owner, gone), added -> new ConcurrentHashMap<>(2));
    Object earlier = kept.putIfAbsent(kind, value);
    return earlier == null ? value : earlier;
  }

  /** How many objects have a value. */
  int size() {
    return values.size();
  }

  /** A key that does not keep the object. */
  private static final class Owner extends WeakReference<Object> {

    private final int hash;

    Owner(Object owner, ReferenceQueue<Object> gone) {
      super(owner, gone);
      this.hash = System.identityHashCode(owner);
    }

    @Override
    public boolean equals(Object other) {
      return this == other
          || (other instanceof Owner that && get() != null && that.refersTo(get()));
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /**
   * A key to look one up, without the cost of a reference.
   *
   * @param owner the object
   */
  private record Sought(Object owner) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Owner that && that.refersTo(owner);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(owner);
    }
  }
}
