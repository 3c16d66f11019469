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
   * @param object the object, of any class; never null
   * @return its bytes, in a format that {@link #deserialize} of a later release reads
   * @throws IOException if the object cannot be serialized
   */
  byte[] serialize(Object object) throws IOException;

  /**
   * Deserializes an object.
   *
   * @param bytes the bytes that {@link #serialize} wrote, or damaged ones
   * @param loader the class loader of the application, which has the object's classes
   * @return the object; never null
   * @throws IOException if the bytes are not an object, or not one that may be read
   * @throws ClassNotFoundException if the application does not have a class of the object
   */
  Object deserialize(byte[] bytes, ClassLoader loader) throws IOException, ClassNotFoundException;
}
