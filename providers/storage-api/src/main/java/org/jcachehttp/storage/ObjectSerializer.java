package org.jcachehttp.storage;

import java.io.IOException;

/**
 * Serializes objects of any class, for values and keys that have no stored form of their own.
 *
 * <p>Implementations are safe for use by many threads. The bytes may come from another process and
 * an earlier release; an implementation must not run code that the bytes choose.
 */
public interface ObjectSerializer {

  /**
   * Serializes the object.
   *
   * @throws IOException if the object cannot be serialized
   */
  byte[] serialize(Object object) throws IOException;

  /**
   * Deserializes an object.
   *
   * @param loader the class loader of the application, which has the object's classes
   * @throws IOException if the bytes are not an object, or not one that may be read
   * @throws ClassNotFoundException if the application does not have a class of the object
   */
  Object deserialize(byte[] bytes, ClassLoader loader) throws IOException, ClassNotFoundException;
}
