package org.jcachehttp.feign;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A cache of values by the identity of an owner object and a key, held until the owner is garbage
 * collected. Safe for use by many threads.
 *
 * @param <K> the type of the keys
 */
final class WeakIdentityCache<K> {

  private final Map<Object, Map<K, Object>> values = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

  /** Returns the value for an owner and a key, or null. */
  @Nullable Object get(Object owner, K key) {
    Map<K, Object> ofWeakKey = values.get(new LookupKey(owner));
    return ofWeakKey == null ? null : ofWeakKey.get(key);
  }

  /** Adds a value unless there is one; returns the value that is in the cache. */
  Object putIfAbsent(Object owner, K key, Object value) {
    for (Object next = collected.poll(); next != null; next = collected.poll()) {
      values.remove(next);
    }
    Map<K, Object> ofWeakKey =
        values.computeIfAbsent(new WeakKey(owner, collected), added -> new ConcurrentHashMap<>(2));
    Object earlier = ofWeakKey.putIfAbsent(key, value);
    return earlier == null ? value : earlier;
  }

  /** Returns the number of owners. */
  int size() {
    return values.size();
  }

  /** A weak key for an owner. */
  private static final class WeakKey extends WeakReference<Object> {

    private final int hash;

    WeakKey(Object owner, ReferenceQueue<Object> collected) {
      super(owner, collected);
      this.hash = System.identityHashCode(owner);
    }

    @Override
    public boolean equals(Object other) {
      return this == other
          || (other instanceof WeakKey that && get() != null && that.refersTo(get()));
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /**
   * A key for lookups, cheaper than a reference.
   *
   * @param owner the owner
   */
  private record LookupKey(Object owner) {

    @Override
    public boolean equals(Object other) {
      return other instanceof WeakKey that && that.refersTo(owner);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(owner);
    }
  }
}
