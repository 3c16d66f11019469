package org.jcachehttp.xml;

import java.util.Optional;

/**
 * The types of a cache.
 *
 * @param keys the class of the keys
 * @param values the class of the values
 */
public record CacheTypes(Class<?> keys, Class<?> values) {

  /** The types of a cache that states none (JSR-107, {@code Configuration.getKeyType}). */
  private static final CacheTypes OBJECTS = new CacheTypes(Object.class, Object.class);

  /**
   * {@return the types of a declared cache that states none: those of the first namespace that uses
   * the cache, else {@code Object}}
   *
   * @param file the file with the declaration
   * @param cacheName the name of the cache
   * @param loader the class loader that finds the namespaces
   */
  public static CacheTypes implied(CacheXml file, String cacheName, ClassLoader loader) {
    return Schemas.services(loader).stream()
        .map(schema -> schema.typesOf(file, cacheName))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(OBJECTS);
  }
}
