package org.jcachehttp.engine.manager;

import java.net.URI;
import java.util.Properties;
import javax.cache.CacheException;
import org.jcachehttp.engine.declared.Declarations;
import org.jcachehttp.xml.CacheXml;

/**
 * What a URI opens.
 *
 * @param file the file it names; {@link CacheXml#NONE} if it names a backend
 * @param declarations what the file declares for caching
 * @param homes the open backends
 */
record ManagerPlan(CacheXml file, Declarations declarations, CacheHomes homes) {

  /**
   * Reads the file and opens the backends.
   *
   * @throws CacheException if the URI names neither a backend nor a file, or these cannot be opened
   */
  static ManagerPlan of(ManagerIdentity identity, StorageFactories factories) {
    URI uri = identity.uri();
    Properties given = identity.properties();
    if (factories.isBackend(uri) || !CacheXml.canBeAt(uri)) {
      CacheHome only = new CacheHome(factories.open(uri, given), identity::loaderOrOwn);
      return new ManagerPlan(CacheXml.NONE, Declarations.NONE, CacheHomes.of(only));
    }
    ClassLoader loader = identity.loaderOrOwn();
    CacheXml file = CacheXml.read(uri, loader, given);
    Declarations declarations = Declarations.read(file, loader);
    Providers providers =
        new Providers(declarations.providers(), factories, given, identity::loaderOrOwn);
    return new ManagerPlan(file, declarations, CacheHomes.open(declarations, providers));
  }
}
