package org.jcachehttp.storage;

import java.io.IOException;

/**
 * Objects of any class as bytes and back, for values and keys that have no stored form of their
 * own.
 *
 * <p>Implementations are safe for use by many threads. What they read may have been written by
 * another process and by an earlier version; they must not run code that the bytes choose.
 */
public interface ObjectSerializer {

  /**
   * The object as bytes.
   *
   * @throws IOException if it cannot be serialized
   */
  byte[] serialize(Object object) throws IOException;

  /**
   * The object from its bytes.
   *
   * @param loader the class loader of the application that asks, where the object's classes are
   *     found
   * @throws IOException if these are not the bytes of an object, or of one that may be read
   * @throws ClassNotFoundException if the application does not have one of its classes
   */
  Object deserialize(byte[] bytes, ClassLoader loader) throws IOException, ClassNotFoundException;
}
