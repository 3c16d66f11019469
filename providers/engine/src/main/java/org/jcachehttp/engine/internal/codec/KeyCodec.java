package org.jcachehttp.engine.internal.codec;

import java.util.Map;

/**
 * Converts keys between the caller's form and the storage's form. Equal keys have equal forms.
 *
 * @param <K> the cache's key type
 * @param <S> the storage's key type
 */
public interface KeyCodec<K, S> {

  /** Returns the form in which the key is stored. */
  S encode(K key);

  /** Returns the metadata that {@link #decode} needs; empty if the form is enough. */
  Map<String, String> metadata(K key, S form);

  /** Returns the key with that form and metadata. */
  K decode(S form, Map<String, String> metadata);
}
