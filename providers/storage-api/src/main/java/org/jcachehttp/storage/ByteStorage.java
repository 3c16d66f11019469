package org.jcachehttp.storage;

/**
 * A storage of bytes under text keys.
 *
 * <p>Keys are the engine's canonical encoding: equal keys have equal text, different keys different
 * text. A key has at most 1,024 bytes of UTF-8, no control characters and no unpaired surrogates.
 */
public non-sealed interface ByteStorage extends Storage {

  /** Opens the region with that name, which is empty if it is new. */
  Region<String, byte[]> open(String region);
}
