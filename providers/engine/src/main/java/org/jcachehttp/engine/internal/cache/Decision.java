package org.jcachehttp.engine.internal.cache;

/** What an operation wants to happen to the entry it looked at. */
sealed interface Decision<V> {

  /** Nothing happens. */
  record Keep<V>() implements Decision<V> {}

  /** The entry was read: an access by the expiry policy. */
  record Touch<V>() implements Decision<V> {}

  /** The entry gets this value, in the application's store (write-through) and in the cache. */
  record Put<V>(V value) implements Decision<V> {}

  /** The entry gets this value in the cache alone: the application's store has it. */
  record PutWithoutWriter<V>(V value) implements Decision<V> {}

  /** The entry goes, from the application's store (write-through) and from the cache. */
  record Remove<V>() implements Decision<V> {}

  /** The entry goes from the cache alone: the application's store has let it go. */
  record RemoveWithoutWriter<V>() implements Decision<V> {}
}
