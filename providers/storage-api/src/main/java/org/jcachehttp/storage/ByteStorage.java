package org.jcachehttp.storage;

/**
 * A backend that keeps bytes under text.
 *
 * <p>Keys are the engine's canonical encoding: equal keys give equal text, different keys different
 * text, at most 1,024 bytes of UTF-8, no control characters and no unpaired surrogates.
 */
public non-sealed interface ByteStorage extends Storage {

  /** Opens the region of that name, an empty one if there was none. */
  Region<String, byte[]> open(String region);
}
