package org.jcachehttp.engine.internal.manager;

import static java.util.Objects.requireNonNull;

import java.lang.ref.WeakReference;
import java.net.URI;
import java.util.Properties;

/**
 * The identity of a manager.
 *
 * @param uri its URI
 * @param loader the class loader of its application, which it does not retain
 * @param properties its properties
 */
public record ManagerIdentity(URI uri, WeakReference<ClassLoader> loader, Properties properties) {

  /**
   * Returns the class loader of the application, or of this library after the application is gone.
   */
  public ClassLoader loaderOrOwn() {
    ClassLoader given = loader.get();
    return given == null ? requireNonNull(ManagerIdentity.class.getClassLoader()) : given;
  }
}
