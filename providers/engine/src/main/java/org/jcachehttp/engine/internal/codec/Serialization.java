package org.jcachehttp.engine.internal.codec;

import java.io.IOException;
import java.util.function.Supplier;
import javax.cache.CacheException;
import org.jcachehttp.storage.ObjectSerializer;

/**
 * A serializer at work for one cache manager.
 *
 * @param serializer the serializer
 * @param loader the class loader of the manager's application, asked at each use
 */
public record Serialization(ObjectSerializer serializer, Supplier<ClassLoader> loader) {

  /**
   * The object as bytes.
   *
   * @throws CacheException if it cannot be serialized, naming its class
   */
  byte[] bytesOf(Object object) {
    try {
      return serializer.serialize(object);
    } catch (IOException e) {
      throw new CacheException(
          object.getClass().getName()
              + " cannot be serialized, which a cache that stores by value needs",
          e);
    }
  }

  /**
   * The object from its bytes.
   *
   * @throws CacheException if they or their classes cannot be read
   */
  Object objectOf(byte[] bytes) {
    try {
      return serializer.deserialize(bytes, loader.get());
    } catch (IOException | ClassNotFoundException e) {
      throw new CacheException("a stored object cannot be read back: " + e, e);
    }
  }
}
