package org.jcachehttp.engine.cache;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jcachehttp.engine.cache.Current.Present;
import org.jcachehttp.engine.cache.Operation.Kind;
import org.jspecify.annotations.Nullable;

/** The operations of {@link javax.cache.Cache}, each as the decision its Javadoc describes. */
final class Operations {

  // One for all: the commonest operation need not make objects of its own.
  private static final Operation<?, ?> GET = valueOrNothing(Kind.LOOKUP);
  private static final Operation<?, ?> READ = valueOrNothing(Kind.PEEK);

  private Operations() {}

  static <V> Operation<V, Boolean> containsKey() {
    return operation(Kind.PEEK, current -> Step.leave(current instanceof Present));
  }

  @SuppressWarnings("unchecked") // it hands on whatever value there is
  static <V> Operation<V, V> get() {
    return (Operation<V, V>) GET;
  }

  /** A get that somebody else counts. */
  @SuppressWarnings("unchecked") // as above
  static <V> Operation<V, V> read() {
    return (Operation<V, V>) READ;
  }

  private static Operation<Object, Object> valueOrNothing(Kind kind) {
    return operation(
        kind,
        current ->
            current instanceof Present<Object> present
                ? Step.access(present.value())
                : Step.leave(null));
  }

  /** A read of a value that the caller has already. */
  static <V> Operation<V, Boolean> access() {
    return operation(
        Kind.PEEK, current -> current instanceof Present ? Step.access(true) : Step.leave(false));
  }

  static <V> Operation<V, Boolean> put(V value) {
    return operation(Kind.CHANGE, current -> Step.put(value, true));
  }

  /** The value goes into the cache alone: the application's store has it. */
  static <V> Operation<V, Boolean> store(V value, Kind kind) {
    return operation(kind, current -> Step.store(value, true));
  }

  static <V> Operation<V, V> getAndPut(V value) {
    return operation(Kind.LOOKUP_AND_CHANGE, current -> Step.put(value, valueOrNull(current)));
  }

  static <V> Operation<V, Boolean> putIfAbsent(V value) {
    return operation(
        Kind.LOOKUP_AND_CHANGE,
        current -> current instanceof Present ? Step.leave(false) : Step.put(value, true));
  }

  static <V> Operation<V, Boolean> remove() {
    return operation(Kind.CHANGE, current -> Step.remove(current instanceof Present));
  }

  /** The entry leaves the cache alone: the application's store has let it go. */
  static <V> Operation<V, Boolean> drop() {
    return operation(Kind.CHANGE, current -> Step.drop(current instanceof Present));
  }

  static <V> Operation<V, Boolean> remove(V oldValue) {
    return ifEqual(oldValue, () -> Step.remove(true));
  }

  static <V> Operation<V, V> getAndRemove() {
    return operation(Kind.LOOKUP_AND_CHANGE, current -> Step.remove(valueOrNull(current)));
  }

  static <V> Operation<V, Boolean> replace(V oldValue, V newValue) {
    return ifEqual(oldValue, () -> Step.put(newValue, true));
  }

  static <V> Operation<V, Boolean> replace(V value) {
    return operation(
        Kind.LOOKUP_AND_CHANGE,
        current -> current instanceof Present ? Step.put(value, true) : Step.leave(false));
  }

  static <V> Operation<V, V> getAndReplace(V value) {
    return operation(
        Kind.LOOKUP_AND_CHANGE,
        current ->
            current instanceof Present<V> present
                ? Step.put(value, present.value())
                : Step.leave(null));
  }

  /** A comparison that fails still reads the entry, which is an access. */
  private static <V> Operation<V, Boolean> ifEqual(V oldValue, Supplier<Step<V, Boolean>> change) {
    return operation(
        Kind.LOOKUP_AND_CHANGE,
        current -> {
          if (current instanceof Present<V> present) {
            return present.value().equals(oldValue) ? change.get() : Step.access(false);
          }
          return Step.leave(false);
        });
  }

  static <V, R> Operation<V, R> operation(Kind kind, Function<Current<V>, Step<V, R>> decide) {
    return new Operation<>() {
      @Override
      public Kind kind() {
        return kind;
      }

      @Override
      public Step<V, R> decide(Current<V> current) {
        return decide.apply(current);
      }
    };
  }

  private static <V> @Nullable V valueOrNull(Current<V> current) {
    return current instanceof Present<V> present ? present.value() : null;
  }
}
