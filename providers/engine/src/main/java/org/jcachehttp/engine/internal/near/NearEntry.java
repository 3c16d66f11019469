package org.jcachehttp.engine.internal.near;

/**
 * An entry of a near cache.
 *
 * @param <T> the type of the value
 */
public final class NearEntry<T> {

  private final String key;
  private final T value;
  private final long version;
  private final long bytes;
  private final Period period;
  private final long endOfUse;

  /** A data race costs at most one early eviction. */
  private boolean used;

  NearEntry(String key, T value, long version, long bytes, Period period, long endOfUse) {
    this.key = key;
    this.value = value;
    this.version = version;
    this.bytes = bytes;
    this.period = period;
    this.endOfUse = endOfUse;
  }

  String key() {
    return key;
  }

  /** Returns the value. */
  public T value() {
    return value;
  }

  /** Returns the version of the storage's entry. */
  public long version() {
    return version;
  }

  /** Returns the size of key and value in bytes. */
  public long bytes() {
    return bytes;
  }

  boolean isOf(Period current) {
    return period == current;
  }

  /** Returns whether the entry may be used without a check at {@code now} (nanoseconds). */
  boolean isFresh(long now) {
    return now - endOfUse < 0;
  }

  void use() {
    if (!used) {
      used = true;
    }
  }

  /** Returns whether the entry was used since the last call. */
  boolean wasUsed() {
    boolean was = used;
    used = false;
    return was;
  }
}
