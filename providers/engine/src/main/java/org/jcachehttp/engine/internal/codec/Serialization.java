package org.jcachehttp.engine.internal.codec;

import java.io.IOException;
import java.util.function.Supplier;
import javax.cache.CacheException;
import org.jcachehttp.storage.ObjectSerializer;

/**
 * The serializer of one cache manager.
 *
 * @param serializer the serializer
 * @param loader returns the class loader of the manager's application
 */
public record Serialization(ObjectSerializer serializer, Supplier<ClassLoader> loader) {

  /**
   * Serializes the object.
   *
   * @throws CacheException if the object cannot be serialized, with its class
   */
  byte[] bytesOf(Object object) {
    try {
      return serializer.serialize(object);
    } catch (IOException e) {
      throw new CacheException(
          object.getClass().getName()
              + " cannot be serialized, which a cache that stores by value needs: let the class"
              + " implement java.io.Serializable, set the option 'serializer', or on memory: store"
              + " by reference with setStoreByValue(false)",
          e);
    }
  }

  /**
   * Deserializes an object.
   *
   * @throws CacheException if the bytes or their classes cannot be read
   */
  Object objectOf(byte[] bytes) {
    try {
      return serializer.deserialize(bytes, loader.get());
    } catch (IOException | ClassNotFoundException e) {
      throw new CacheException("a stored object cannot be read back: " + e, e);
    }
  }
}
