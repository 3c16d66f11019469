package org.jcachehttp.engine.internal.codec;

import java.util.Map;
import org.jcachehttp.storage.UnreadableValueException;

/**
 * The caller's values in the form a storage keeps.
 *
 * @param <V> the cache's value type
 * @param <P> the storage's payload type
 */
public interface PayloadCodec<V, P> {

  /**
   * The form in which the value is stored: nobody can change the stored value through {@code
   * value}.
   */
  P encode(V value);

  /** A few readable texts about the value, stored beside it. */
  Map<String, String> metadata(V value);

  /**
   * The value that was stored in this form.
   *
   * @throws UnreadableValueException if the stored form is damaged: the entry then counts as absent
   */
  V decode(P payload) throws UnreadableValueException;
}
