package org.jcachehttp.engine.internal.declared;

import javax.cache.configuration.MutableConfiguration;
import org.jcachehttp.xml.CacheXmlException;

/**
 * A cache that is there from the start.
 *
 * @param name its name
 * @param backend where its entries are
 * @param configuration what it is like
 */
public record DeclaredCache(
    String name, BackendReference backend, MutableConfiguration<Object, Object> configuration) {

  /** The error that it cannot be created, at its element. */
  public CacheXmlException failed(RuntimeException failure) {
    CacheXmlException error =
        backend
            .element()
            .error("the cache cannot be created", String.valueOf(failure.getMessage()));
    error.initCause(failure);
    return error;
  }
}
