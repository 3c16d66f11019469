package org.jcachehttp.engine.internal.backend;

import java.net.URI;
import java.util.Properties;
import java.util.function.Supplier;
import javax.cache.CacheException;
import org.jcachehttp.engine.internal.declared.Declarations;
import org.jcachehttp.xml.CacheXml;

/**
 * The configuration that a URI names, with its backends open.
 *
 * @param file the file, {@link CacheXml#NONE} if the URI names a backend
 * @param declarations the declarations of the file
 * @param backends the open backends
 */
public record OpenConfiguration(CacheXml file, Declarations declarations, OpenBackends backends) {

  /**
   * Reads the file, if there is one, and opens the backends.
   *
   * @param loaders returns the class loader of the application
   * @throws CacheException if the URI names neither a backend nor a file, or if these cannot be
   *     opened
   */
  public static OpenConfiguration of(
      URI uri, Properties given, Supplier<ClassLoader> loaders, StorageFactories factories) {
    if (factories.isBackend(uri) || !CacheXml.canBeAt(uri)) {
      OpenBackend only = factories.open(uri, given, loaders);
      return new OpenConfiguration(CacheXml.NONE, Declarations.NONE, OpenBackends.of(only));
    }
    ClassLoader loader = loaders.get();
    CacheXml file = CacheXml.read(uri, loader, given);
    Declarations declarations = Declarations.read(file, loader);
    Providers providers = new Providers(declarations.providers(), factories, given, loaders);
    return new OpenConfiguration(file, declarations, OpenBackends.open(declarations, providers));
  }
}
