package org.jcachehttp.engine.internal.cache;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of an operation on one entry: the change of the entry and the result for the caller.
 *
 * @param <V> the cache's value type
 * @param <R> the type of the result
 */
sealed interface Decision<V, R> {

  /** Returns the result once the change is made; null where JSR-107 returns null. */
  @Nullable R result();

  /** The entry does not change. */
  record Keep<V, R>(@Nullable R result) implements Decision<V, R> {}

  /** The entry was read, which the expiry policy counts as an access. */
  record Touch<V, R>(@Nullable R result) implements Decision<V, R> {}

  /** The cache writer writes the value, then the cache stores it. */
  record Put<V, R>(V value, @Nullable R result) implements Decision<V, R> {}

  /** The cache stores the value; the cache writer is not called. */
  record PutWithoutWriter<V, R>(V value, @Nullable R result) implements Decision<V, R> {}

  /** The cache writer deletes the entry, then the cache removes it. */
  record Remove<V, R>(@Nullable R result) implements Decision<V, R> {}

  /** The cache removes the entry; the cache writer is not called. */
  record RemoveWithoutWriter<V, R>(@Nullable R result) implements Decision<V, R> {}
}
