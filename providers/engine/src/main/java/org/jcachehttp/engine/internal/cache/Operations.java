package org.jcachehttp.engine.internal.cache;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jcachehttp.engine.internal.cache.Current.Present;
import org.jcachehttp.engine.internal.cache.Operation.Kind;
import org.jspecify.annotations.Nullable;

/** The operations of {@link javax.cache.Cache}, each as the decision its Javadoc describes. */
final class Operations {

  // One for all: the commonest operation need not make objects of its own.
  private static final Operation<?, ?> GET = valueOrNothing(Kind.LOOKUP);
  private static final Operation<?, ?> READ = valueOrNothing(Kind.PEEK);

  private Operations() {}

  static <V> Operation<V, Boolean> containsKey() {
    return operation(Kind.PEEK, current -> Step.keep(current instanceof Present));
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
                ? Step.touch(present.value())
                : Step.keep(null));
  }

  /** A read of a value that the caller has already. */
  static <V> Operation<V, Boolean> touch() {
    return operation(
        Kind.PEEK, current -> current instanceof Present ? Step.touch(true) : Step.keep(false));
  }

  static <V> Operation<V, Boolean> put(V value) {
    return operation(Kind.CHANGE, current -> Step.put(value, true));
  }

  /** The value goes into the cache alone: the application's store has it. */
  static <V> Operation<V, Boolean> putWithoutWriter(V value, Kind kind) {
    return operation(kind, current -> Step.putWithoutWriter(value, true));
  }

  static <V> Operation<V, V> getAndPut(V value) {
    return operation(Kind.LOOKUP_AND_CHANGE, current -> Step.put(value, valueOrNull(current)));
  }

  static <V> Operation<V, Boolean> putIfAbsent(V value) {
    return operation(
        Kind.LOOKUP_AND_CHANGE,
        current -> current instanceof Present ? Step.keep(false) : Step.put(value, true));
  }

  static <V> Operation<V, Boolean> remove() {
    return operation(Kind.CHANGE, current -> Step.remove(current instanceof Present));
  }

  /** The entry leaves the cache alone: the application's store has let it go. */
  static <V> Operation<V, Boolean> removeWithoutWriter() {
    return operation(Kind.CHANGE, current -> Step.removeWithoutWriter(current instanceof Present));
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
        current -> current instanceof Present ? Step.put(value, true) : Step.keep(false));
  }

  static <V> Operation<V, V> getAndReplace(V value) {
    return operation(
        Kind.LOOKUP_AND_CHANGE,
        current ->
            current instanceof Present<V> present
                ? Step.put(value, present.value())
                : Step.keep(null));
  }

  /** A comparison that fails still reads the entry, which is an access. */
  private static <V> Operation<V, Boolean> ifEqual(V oldValue, Supplier<Step<V, Boolean>> change) {
    return operation(
        Kind.LOOKUP_AND_CHANGE,
        current -> {
          if (current instanceof Present<V> present) {
            return present.value().equals(oldValue) ? change.get() : Step.touch(false);
          }
          return Step.keep(false);
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
