package org.jcachehttp.engine.internal.cache;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import javax.cache.processor.MutableEntry;
import org.jcachehttp.engine.internal.integration.ReadThrough;
import org.jcachehttp.engine.internal.store.EntryState;
import org.jcachehttp.engine.internal.store.EntryState.Present;
import org.jcachehttp.engine.internal.unwrap.Unwrap;
import org.jspecify.annotations.Nullable;

/**
 * The entry that an entry processor works on. It records the calls of the processor, which become
 * one decision when the processor has returned (JSR-107 chapter 9).
 */
final class ProcessorEntry<K, V> implements MutableEntry<K, V> {

  private enum Change {
    NONE,
    READ,
    LOADED,
    SET,
    REMOVED
  }

  private final K key;
  private final ReadThrough<K, V> readThrough;
  private final boolean wasPresent;
  private @Nullable V value;
  private Change change = Change.NONE;

  /** Decodes a present value at once, so that damage is found before the processor runs. */
  ProcessorEntry(K key, EntryState<V> state, ReadThrough<K, V> readThrough) {
    this.key = key;
    this.readThrough = readThrough;
    this.wasPresent = state instanceof Present;
    this.value = state instanceof Present<V, ?> present ? present.value() : null;
  }

  @Override
  public K getKey() {
    return key;
  }

  @Override
  public boolean exists() {
    return value != null;
  }

  @Override
  public @Nullable V getValue() {
    if (change == Change.NONE) {
      if (value != null) {
        change = Change.READ;
      } else {
        load();
      }
    }
    return value;
  }

  private void load() {
    Optional<V> loaded = readThrough.onMiss(key);
    if (loaded.isPresent()) {
      value = loaded.get();
      change = Change.LOADED;
    }
  }

  @Override
  public void setValue(V newValue) {
    value = requireNonNull(newValue, "value");
    change = Change.SET;
  }

  /** An entry that the processor creates and removes again leaves no change. */
  @Override
  public void remove() {
    change = change == Change.SET && !wasPresent ? Change.NONE : Change.REMOVED;
    value = null;
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    return Unwrap.as(type, "a cache entry", this);
  }

  @Override
  public String toString() {
    return key + "=" + value;
  }

  /** Returns the decision once the processor has returned that result. */
  <R> Decision<V, R> decision(@Nullable R result) {
    return switch (change) {
      case NONE -> new Decision.Keep<>(result);
      case READ -> new Decision.Touch<>(result);
      case LOADED -> new Decision.PutWithoutWriter<>(requireNonNull(value), result);
      case SET -> new Decision.Put<>(requireNonNull(value), result);
      case REMOVED -> new Decision.Remove<>(result);
    };
  }
}
