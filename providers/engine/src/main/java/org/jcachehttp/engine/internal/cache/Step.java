package org.jcachehttp.engine.internal.cache;

import org.jspecify.annotations.Nullable;

/**
 * What an operation answers when shown the entry.
 *
 * @param decision what shall happen to the entry
 * @param result what the caller gets if it does happen; null where JSR-107 answers null
 */
record Step<V, R>(Decision<V> decision, @Nullable R result) {

  static <V, R> Step<V, R> keep(@Nullable R result) {
    return new Step<>(new Decision.Keep<>(), result);
  }

  static <V, R> Step<V, R> touch(@Nullable R result) {
    return new Step<>(new Decision.Touch<>(), result);
  }

  static <V, R> Step<V, R> put(V value, @Nullable R result) {
    return new Step<>(new Decision.Put<>(value), result);
  }

  static <V, R> Step<V, R> putWithoutWriter(V value, @Nullable R result) {
    return new Step<>(new Decision.PutWithoutWriter<>(value), result);
  }

  static <V, R> Step<V, R> remove(@Nullable R result) {
    return new Step<>(new Decision.Remove<>(), result);
  }

  static <V, R> Step<V, R> removeWithoutWriter(@Nullable R result) {
    return new Step<>(new Decision.RemoveWithoutWriter<>(), result);
  }
}
