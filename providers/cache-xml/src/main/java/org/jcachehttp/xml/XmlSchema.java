package org.jcachehttp.xml;

import java.net.URL;
import java.util.Optional;

/**
 * Adds a namespace to {@code cache.xml}. {@link java.util.ServiceLoader} finds it.
 *
 * <p>Implementations have a public constructor without parameters.
 */
public interface XmlSchema {

  /**
   * {@return the location of the namespace's XML Schema, which includes and imports no other
   * schema}
   */
  URL location();

  /**
   * {@return the types of a declared cache that states none, if this namespace gives the cache a
   * use; empty by default}
   *
   * @param file the file with the declaration
   * @param cacheName the name of the cache
   */
  default Optional<CacheTypes> typesOf(CacheXml file, String cacheName) {
    return Optional.empty();
  }
}
