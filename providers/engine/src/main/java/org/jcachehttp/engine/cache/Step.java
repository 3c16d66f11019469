package org.jcachehttp.engine.cache;

import org.jspecify.annotations.Nullable;

/**
 * What an operation answers when shown the entry.
 *
 * @param decision what shall happen to the entry
 * @param result what the caller gets if it does happen; null where JSR-107 answers null
 */
record Step<V, R>(Decision<V> decision, @Nullable R result) {

  static <V, R> Step<V, R> leave(@Nullable R result) {
    return new Step<>(new Decision.Leave<>(), result);
  }

  static <V, R> Step<V, R> access(@Nullable R result) {
    return new Step<>(new Decision.Access<>(), result);
  }

  static <V, R> Step<V, R> put(V value, @Nullable R result) {
    return new Step<>(new Decision.Put<>(value), result);
  }

  static <V, R> Step<V, R> store(V value, @Nullable R result) {
    return new Step<>(new Decision.Store<>(value), result);
  }

  static <V, R> Step<V, R> remove(@Nullable R result) {
    return new Step<>(new Decision.Remove<>(), result);
  }

  static <V, R> Step<V, R> drop(@Nullable R result) {
    return new Step<>(new Decision.Drop<>(), result);
  }
}
