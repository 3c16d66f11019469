package org.jcachehttp.http.internal.open;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.settings.HttpCacheSettings;
import org.jcachehttp.xml.ApplicationClasses;
import org.jcachehttp.xml.CacheXml;

/**
 * The settings that the manager of a cache has for the HTTP cache over it: those of its {@code
 * cache.xml}, and the freshness lifetime of its URI. Managers of other providers have none.
 *
 * @param cacheName the name of the cache
 * @param manager the manager, if it is one of this project
 * @param file the file of the manager
 */
record ManagerSettings(String cacheName, Optional<CacheManager> manager, CacheXml file) {

  /**
   * The names ttl and timeout are those of async-caches, for its users. In a JDBC URL, options have
   * a prefix.
   */
  private static final Pattern EXPIRE_AFTER =
      Pattern.compile("(cache\\.)?(expire-after|ttl|timeout)");

  /** Returns the settings for a cache of any provider. */
  static ManagerSettings of(Cache<?, ?> cache) {
    Optional<CacheManager> manager = Optional.ofNullable(cache.getCacheManager());
    Optional<CacheXml> file = manager.flatMap(ManagerSettings::file);
    return new ManagerSettings(
        cache.getName(), manager.filter(any -> file.isPresent()), file.orElse(CacheXml.NONE));
  }

  private static Optional<CacheXml> file(CacheManager manager) {
    try {
      // Redisson returns null where JSR-107 demands an exception.
      return Optional.ofNullable(manager.unwrap(CacheXml.class));
    } catch (IllegalArgumentException foreign) {
      // JSR-107: the provider has no such object behind its manager.
      return Optional.empty();
    }
  }

  /**
   * Returns settings with the changes of the URI and of the file.
   *
   * @throws org.jcachehttp.xml.CacheXmlException if the file is wrong
   */
  HttpCacheSettings applyTo(HttpCacheSettings settings) {
    return manager.map(own -> applyTo(settings, own)).orElse(settings);
  }

  private HttpCacheSettings applyTo(HttpCacheSettings settings, CacheManager own) {
    HttpCacheSettings changed =
        expireAfter(own.getURI())
            .map(value -> settings.withExpiry(settings.expiry().withExpireAfter(value)))
            .orElse(settings);
    ApplicationClasses classes = new ApplicationClasses(own.getClassLoader());
    return HttpXml.apply(file, cacheName, classes, changed);
  }

  /** The freshness lifetime that the query of a backend's URI sets. */
  private static Optional<ExpireAfter> expireAfter(URI uri) {
    String text = uri.getSchemeSpecificPart();
    int question = text.indexOf('?');
    return question < 0
        ? Optional.empty()
        : Stream.of(text.substring(question + 1).split("&", -1))
            .map(option -> option.split("=", 2))
            .filter(option -> option.length == 2 && EXPIRE_AFTER.matcher(option[0]).matches())
            .map(option -> ExpireAfter.parse(option[1]))
            .findFirst();
  }
}
