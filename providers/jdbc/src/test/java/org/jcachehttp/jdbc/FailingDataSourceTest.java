package org.jcachehttp.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Properties;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.configuration.MutableConfiguration;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jcachehttp.engine.UriCachingProvider;
import org.junit.jupiter.api.Test;

/** Data sources of applications, which may throw any exception. */
class FailingDataSourceTest {

  /** The pool of H2 throws an IllegalStateException then. */
  @Test
  void aPoolThatTheApplicationHasClosedIsAnOutage() {
    JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:closed", "", "");
    Properties properties = new Properties();
    properties.put("data-source", pool);
    try (UriCachingProvider provider = new UriCachingProvider()) {
      Cache<String, String> prices =
          provider
              .getCacheManager(URI.create("jdbc:app"), null, properties)
              .createCache("prices", new MutableConfiguration<String, String>());
      prices.put("tea", "12");
      pool.dispose();
      assertThatThrownBy(() -> prices.get("tea")).isInstanceOf(CacheException.class);
    }
  }
}
