package org.jcachehttp.engine.codec;

/**
 * Any object as bytes and back; the default is Java serialization behind a class filter.
 *
 * <p>Implementations are safe for use by many threads.
 */
public interface ObjectSerializer {

  /**
   * The object as bytes.
   *
   * @throws javax.cache.CacheException if it cannot be serialized, naming its class
   */
  byte[] serialize(Object object);

  /**
   * The object from its bytes.
   *
   * @throws javax.cache.CacheException if the bytes or their classes cannot be read
   */
  Object deserialize(byte[] bytes);
}
