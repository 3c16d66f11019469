package org.jcachehttp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import org.jcachehttp.engine.UriCachingProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A data source whose connections are not in the mode of automatic commits, as with Hibernate. */
class AutoCommitTest {

  private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
  private final HikariDataSource database = new HikariDataSource();
  private final UriCachingProvider provider = new UriCachingProvider();

  @AfterEach
  void close() {
    provider.close();
    database.close();
  }

  private Cache<String, String> open() {
    database.setJdbcUrl(url);
    database.setAutoCommit(false);
    database.setMaximumPoolSize(1);
    Properties properties = new Properties();
    properties.put("data-source", database);
    return provider
        .getCacheManager(URI.create("jdbc:app"), null, properties)
        .createCache("prices", new MutableConfiguration<String, String>());
  }

  /** Returns the number of entries as another session sees them. */
  private int committed() throws SQLException {
    try (Connection other = DriverManager.getConnection(url);
        ResultSet row =
            other.createStatement().executeQuery("SELECT count(*) FROM jcache_entries")) {
      row.next();
      return row.getInt(1);
    }
  }

  @Test
  void everyChangeIsCommitted() throws SQLException {
    Cache<String, String> prices = open();
    prices.put("tea", "12");
    assertThat(committed()).isEqualTo(1);
    prices.putAll(Map.of("coffee", "14", "cocoa", "13"));
    assertThat(committed()).isEqualTo(3);
    assertThat(prices.replace("tea", "12", "15")).isTrue();
    assertThat(prices.remove("coffee")).isTrue();
    assertThat(committed()).isEqualTo(2);
    prices.clear();
    assertThat(committed()).isZero();
  }

  /** The pool has one connection only, so that a connection that is not closed would be missed. */
  @Test
  void aConnectionIsReturnedInTheModeOfTheDataSource() throws SQLException {
    Cache<String, String> prices = open();
    prices.put("tea", "12");
    assertThat(prices.get("tea")).isEqualTo("12");
    try (Connection again = database.getConnection()) {
      assertThat(again.getAutoCommit()).isFalse();
    }
  }
}
