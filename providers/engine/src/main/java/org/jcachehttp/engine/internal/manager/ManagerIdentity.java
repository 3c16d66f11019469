package org.jcachehttp.engine.internal.manager;

import static java.util.Objects.requireNonNull;

import java.lang.ref.WeakReference;
import java.net.URI;
import java.util.Properties;

/**
 * What a manager is known by.
 *
 * @param uri the URI it was opened with
 * @param loader the class loader of its application, which it does not keep alive
 * @param properties the properties it was opened with
 */
public record ManagerIdentity(URI uri, WeakReference<ClassLoader> loader, Properties properties) {

  /** The class loader of the application, or that of this library once the application is gone. */
  public ClassLoader loaderOrOwn() {
    ClassLoader given = loader.get();
    return given == null ? requireNonNull(ManagerIdentity.class.getClassLoader()) : given;
  }
}
