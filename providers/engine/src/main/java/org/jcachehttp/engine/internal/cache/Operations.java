package org.jcachehttp.engine.internal.cache;

import java.util.function.Supplier;
import org.jcachehttp.engine.internal.cache.Decision.Keep;
import org.jcachehttp.engine.internal.cache.Decision.Put;
import org.jcachehttp.engine.internal.cache.Decision.PutWithoutWriter;
import org.jcachehttp.engine.internal.cache.Decision.Remove;
import org.jcachehttp.engine.internal.cache.Decision.RemoveWithoutWriter;
import org.jcachehttp.engine.internal.cache.Decision.Touch;
import org.jcachehttp.engine.internal.cache.Operation.Kind;
import org.jcachehttp.engine.internal.store.EntryState;
import org.jcachehttp.engine.internal.store.EntryState.Present;
import org.jspecify.annotations.Nullable;

/**
 * The operations of {@link javax.cache.Cache}, each with the decision that its Javadoc describes.
 */
final class Operations {

  // Shared, so that a get creates no operation.
  private static final Operation<Object, Object> GET = value(Kind.LOOKUP);
  private static final Operation<Object, Object> READ = value(Kind.PEEK);

  private Operations() {}

  static <V> Operation<V, Boolean> containsKey() {
    return new Operation<>(Kind.PEEK, state -> new Keep<>(isPresent(state)));
  }

  @SuppressWarnings("unchecked") // returns the stored value, which is a V
  static <V> Operation<V, V> get() {
    return (Operation<V, V>) (Operation<?, ?>) GET;
  }

  /** A get that the caller counts. */
  @SuppressWarnings("unchecked") // as above
  static <V> Operation<V, V> read() {
    return (Operation<V, V>) (Operation<?, ?>) READ;
  }

  private static Operation<Object, Object> value(Kind kind) {
    return new Operation<>(
        kind,
        state ->
            state instanceof Present<Object, ?> present
                ? new Touch<>(present.value())
                : new Keep<>(null));
  }

  /** The read of a value that the caller has decoded. */
  static <V> Operation<V, Boolean> touch() {
    return new Operation<>(
        Kind.PEEK, state -> isPresent(state) ? new Touch<>(true) : new Keep<>(false));
  }

  static <V> Operation<V, Boolean> put(V value) {
    return new Operation<>(Kind.CHANGE, state -> new Put<>(value, true));
  }

  /** A put of a value that the application's store has. */
  static <V> Operation<V, Boolean> putWithoutWriter(V value, Kind kind) {
    return new Operation<>(kind, state -> new PutWithoutWriter<>(value, true));
  }

  static <V> Operation<V, V> getAndPut(V value) {
    return new Operation<>(Kind.LOOKUP_AND_CHANGE, state -> new Put<>(value, valueOrNull(state)));
  }

  static <V> Operation<V, Boolean> putIfAbsent(V value) {
    return new Operation<>(
        Kind.LOOKUP_AND_CHANGE,
        state -> isPresent(state) ? new Keep<>(false) : new Put<>(value, true));
  }

  static <V> Operation<V, Boolean> remove() {
    return new Operation<>(Kind.CHANGE, state -> new Remove<>(isPresent(state)));
  }

  /** A removal that the application's store has carried out. */
  static <V> Operation<V, Boolean> removeWithoutWriter() {
    return new Operation<>(Kind.CHANGE, state -> new RemoveWithoutWriter<>(isPresent(state)));
  }

  static <V> Operation<V, Boolean> remove(V oldValue) {
    return ifEqual(oldValue, () -> new Remove<>(true));
  }

  static <V> Operation<V, V> getAndRemove() {
    return new Operation<>(Kind.LOOKUP_AND_CHANGE, state -> new Remove<>(valueOrNull(state)));
  }

  static <V> Operation<V, Boolean> replace(V oldValue, V newValue) {
    return ifEqual(oldValue, () -> new Put<>(newValue, true));
  }

  static <V> Operation<V, Boolean> replace(V value) {
    return new Operation<>(
        Kind.LOOKUP_AND_CHANGE,
        state -> isPresent(state) ? new Put<>(value, true) : new Keep<>(false));
  }

  static <V> Operation<V, V> getAndReplace(V value) {
    return new Operation<>(
        Kind.LOOKUP_AND_CHANGE,
        state ->
            state instanceof Present<V, ?> present
                ? new Put<>(value, present.value())
                : new Keep<>(null));
  }

  /** A comparison that fails has read the entry, which is an access. */
  private static <V> Operation<V, Boolean> ifEqual(
      V oldValue, Supplier<Decision<V, Boolean>> change) {
    return new Operation<>(
        Kind.LOOKUP_AND_CHANGE,
        state -> {
          if (state instanceof Present<V, ?> present) {
            return present.value().equals(oldValue) ? change.get() : new Touch<>(false);
          }
          return new Keep<>(false);
        });
  }

  private static boolean isPresent(EntryState<?> state) {
    return state instanceof Present;
  }

  private static <V> @Nullable V valueOrNull(EntryState<V> state) {
    return state instanceof Present<V, ?> present ? present.value() : null;
  }
}
