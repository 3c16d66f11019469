package org.jcachehttp.engine.internal.cache;

import java.util.Optional;
import javax.cache.processor.MutableEntry;
import org.jcachehttp.engine.internal.cache.Current.Present;
import org.jcachehttp.engine.internal.integration.ReadThrough;
import org.jcachehttp.engine.internal.unwrap.Unwrap;
import org.jspecify.annotations.Nullable;

/**
 * The entry an entry processor works on. It records what the processor wants and changes nothing
 * itself; what it recorded becomes one decision when the processor is done (JSR-107 chapter 9).
 */
final class ProcessorEntry<K, V> implements MutableEntry<K, V> {

  private enum Wish {
    NOTHING,
    READ,
    LOADED,
    SET,
    REMOVED
  }

  private final K key;
  private final ReadThrough<K, V> readThrough;
  private final boolean wasPresent;
  private @Nullable V value;
  private Wish wish = Wish.NOTHING;

  /**
   * Decodes a present value at once, so that a damaged one is noticed before the processor runs.
   */
  ProcessorEntry(K key, Current<V> current, ReadThrough<K, V> readThrough) {
    this.key = key;
    this.readThrough = readThrough;
    this.wasPresent = current instanceof Present;
    this.value = current instanceof Present<V> present ? present.value() : null;
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
    if (wish == Wish.NOTHING) {
      if (value != null) {
        wish = Wish.READ;
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
      wish = Wish.LOADED;
    }
  }

  @Override
  public void setValue(V newValue) {
    if (newValue == null) {
      throw new NullPointerException("a cache holds no null value");
    }
    value = newValue;
    wish = Wish.SET;
  }

  /** An entry that the processor itself made and removes again never was. */
  @Override
  public void remove() {
    wish = wish == Wish.SET && !wasPresent ? Wish.NOTHING : Wish.REMOVED;
    value = null;
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    return Unwrap.as(type, "a cache entry", this);
  }

  /** What shall happen to the entry now that the processor is done. */
  Decision<V> decision() {
    return switch (wish) {
      case NOTHING -> new Decision.Keep<>();
      case READ -> new Decision.Touch<>();
      case LOADED -> new Decision.PutWithoutWriter<>(wished());
      case SET -> new Decision.Put<>(wished());
      case REMOVED -> new Decision.Remove<>();
    };
  }

  private V wished() {
    return java.util.Objects.requireNonNull(value);
  }
}
