package org.jcachehttp.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.cache.CacheManager;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jcachehttp.http.HttpCache;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The URI {@code jdbc:} takes the database of the application. */
class DataSourceTest {

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(HttpCacheAutoConfiguration.class));

  /** An application with an HTTP cache of its own opens no backend. */
  private final ApplicationContextRunner withoutBackend =
      runner
          .withBean(HttpCache.class, () -> HttpCache.open("memory:own"))
          .withPropertyValues("jcache-http.cache-manager.enabled=false");

  private static DataSource database(String name) {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    return database;
  }

  private static CacheLocation locationOf(ApplicationContext context) {
    return context.getBean(CacheLocation.class);
  }

  @Test
  void anApplicationIsCachedInItsDatabase() throws SQLException {
    DataSource database = database("application");
    runner
        .withBean(DataSource.class, () -> database)
        .withPropertyValues("jcache-http.uri=jdbc:", "spring.cache.cache-names=prices")
        .run(context -> context.getBean(CacheManager.class).getCache("prices").put("tea", "12"));
    try (Connection connection = database.getConnection();
        ResultSet rows =
            connection.createStatement().executeQuery("SELECT count(*) FROM jcache_entries")) {
      rows.next();
      assertThat(rows.getInt(1)).isEqualTo(1);
    }
  }

  @Test
  void ofSeveralTheDatabaseIsThePrimaryOne() {
    DataSource primary = database("primary");
    withoutBackend
        .withBean("orders", DataSource.class, () -> database("orders"))
        .withInitializer(
            context ->
                ((GenericApplicationContext) context)
                    .registerBean(
                        "main",
                        DataSource.class,
                        () -> primary,
                        definition -> definition.setPrimary(true)))
        .withPropertyValues("jcache-http.uri=jdbc:?cache.key-prefix=shop")
        .run(
            context -> {
              assertThat(locationOf(context).options()).containsEntry("data-source", primary);
              assertThat(locationOf(context).uri()).contains(URI.create("jdbc:?cache.key-prefix=shop"));
            });
  }

  @Test
  void theUriOfADatabaseIgnoresIt() {
    withoutBackend
        .withBean(DataSource.class, () -> database("application"))
        .withPropertyValues("jcache-http.uri=jdbc:h2:mem:other")
        .run(
            context -> {
              assertThat(locationOf(context).options()).doesNotContainKey("data-source");
              assertThat(locationOf(context).uri()).contains(URI.create("jdbc:h2:mem:other"));
            });
  }

  @Test
  void whatIsSetInCodeTakesPrecedence() {
    DataSource other = database("other");
    withoutBackend
        .withBean(DataSource.class, () -> database("application"))
        .withBean(
            BackendPropertiesCustomizer.class, () -> options -> options.put("data-source", other))
        .withPropertyValues("jcache-http.uri=jdbc:")
        .run(
            context ->
                assertThat(locationOf(context).options()).containsEntry("data-source", other));
  }

  @Test
  void withoutADatabaseTheMessageNamesTheProperty() {
    runner
        .withPropertyValues("jcache-http.uri=jdbc:")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("data-source"));
  }
}
