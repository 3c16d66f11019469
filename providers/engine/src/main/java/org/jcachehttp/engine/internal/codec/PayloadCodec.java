package org.jcachehttp.engine.internal.codec;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jcachehttp.storage.EntryDeadline;
import org.jcachehttp.storage.UnreadableValueException;

/**
 * Converts values between the caller's form and the storage's form.
 *
 * @param <V> the cache's value type
 * @param <P> the storage's payload type
 */
public interface PayloadCodec<V, P> {

  /**
   * Returns the form in which the value is stored. Later changes of {@code value} do not change it.
   */
  P encode(V value);

  /** Returns short readable texts about the value, which are stored beside it. */
  Map<String, String> metadata(V value);

  /**
   * Returns the size in bytes, as far as it is known, of a value that callers may share, because
   * none of them can change it; empty if each caller needs a copy.
   */
  default OptionalLong sharedBytes(V value) {
    return OptionalLong.empty();
  }

  /** Returns the deadlines of values in a cache whose policy is eternal, if their type has some. */
  default Optional<EntryDeadline<V>> deadlines() {
    return Optional.empty();
  }

  /** Returns the timeout of an operation on one value, if their type has one. */
  default Optional<Duration> operationTimeout() {
    return Optional.empty();
  }

  /**
   * Returns the value with that form.
   *
   * @throws UnreadableValueException if the form is damaged; the entry then counts as absent
   */
  V decode(P payload) throws UnreadableValueException;
}
