package org.jcachehttp.engine.internal.declared;

import javax.cache.configuration.MutableConfiguration;
import org.jcachehttp.xml.CacheXmlException;

/**
 * A cache that is created with the manager.
 *
 * @param name the name
 * @param backend the backend
 * @param configuration the configuration
 */
public record DeclaredCache(
    String name, BackendReference backend, MutableConfiguration<Object, Object> configuration) {

  /** Returns the error of a failed creation, at the element of the cache. */
  public CacheXmlException failed(RuntimeException failure) {
    CacheXmlException error =
        backend
            .element()
            .error("the cache cannot be created", String.valueOf(failure.getMessage()));
    error.initCause(failure);
    return error;
  }
}
