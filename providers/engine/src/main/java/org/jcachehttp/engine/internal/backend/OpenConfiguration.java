package org.jcachehttp.engine.internal.backend;

import java.net.URI;
import java.util.Properties;
import java.util.function.Supplier;
import javax.cache.CacheException;
import org.jcachehttp.engine.internal.declared.Declarations;
import org.jcachehttp.xml.CacheXml;

/**
 * What a URI opens.
 *
 * @param file the file it names; {@link CacheXml#NONE} if it names a backend
 * @param declarations what the file declares for caching
 * @param backends the open backends
 */
public record OpenConfiguration(CacheXml file, Declarations declarations, OpenBackends backends) {

  /**
   * Reads the file and opens the backends.
   *
   * @throws CacheException if the URI names neither a backend nor a file, or these cannot be opened
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
