package org.jcachehttp.engine.internal.codec;

import java.util.Map;

/**
 * The caller's keys in the form a storage looks them up by; equal keys give equal forms.
 *
 * @param <K> the cache's key type
 * @param <S> the storage's key type
 */
public interface KeyCodec<K, S> {

  /** The form under which the key is stored and found. */
  S encode(K key);

  /**
   * The metadata without which {@link #decode} could not give the key back; empty where the form
   * says everything.
   */
  Map<String, String> metadata(K key, S form);

  /** The key that was stored in this form with these metadata. */
  K decode(S form, Map<String, String> metadata);
}
