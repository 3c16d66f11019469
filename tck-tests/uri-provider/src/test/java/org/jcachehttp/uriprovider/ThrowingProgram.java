package org.jcachehttp.uriprovider;

import java.net.URI;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import org.jcachehttp.engine.UriCachingProvider;

/** A program that uses a cache and throws, without closing anything. */
final class ThrowingProgram {

  private ThrowingProgram() {}

  /** Argument: the URI of a backend. */
  public static void main(String... arguments) {
    Cache<String, String> cache =
        new UriCachingProvider()
            .getCacheManager(URI.create(arguments[0]), null)
            .createCache("prices", new MutableConfiguration<>());
    cache.put("tea", "12 cents");
    throw new IllegalStateException("the program failed after " + cache.getName());
  }
}
