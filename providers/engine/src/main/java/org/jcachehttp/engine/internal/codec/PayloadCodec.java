package org.jcachehttp.engine.internal.codec;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
