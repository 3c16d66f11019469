package org.jcachehttp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.jcachehttp.storage.StorageConfigurationException;
import org.jcachehttp.storage.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The address and the options. */
class JdbcOptionsTest {

  private static final String H2 = "jdbc:h2:mem:options;DB_CLOSE_DELAY=-1";

  @ParameterizedTest
  @CsvSource({
    "regions-table, a-b",
    "entries-table, 1a",
    "entries-table, 'a; DROP TABLE x'",
    "schema, a.b",
    "dialect, db2",
    "timeout, 1s",
    "pool-size, 0",
    "operation-timeout, 0",
    "transaction, none",
    "transaction, caller"
  })
  void aWrongValueIsRejectedAtOnce(String option, String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Opening.open(H2, Map.of(option, value)))
        .withMessageContaining("'" + option + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:http_cache, jdbc:postgresql://HOST",
    "jdbc:sqlite:app.sqlite, 'use sqlite:/path/of/a/file, without jdbc:'",
    "jdbc:db2://host/db, no JDBC driver accepts",
    "jdbc:oracle:thin:@//host/db, no JDBC driver accepts"
  })
  void aLocationThatIsNoUrlOfAKnownDriverIsRejected(String url, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Opening.open(url, Map.of()))
        .withMessageContaining(message);
  }

  @Test
  void aDataSourceAndAUrlExcludeEachOther() throws SQLException {
    try (OneConnection dataSource = new OneConnection(TestDatabase.H2)) {
      Map<String, ?> given = Map.of("data-source", dataSource);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Opening.open(H2, given))
          .withMessageContaining("exclude each other");
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> Opening.open("jdbc:x", Map.of("data-source", dataSource, "pool-size", "3")))
          .withMessageContaining("no effect");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Opening.open("jdbc:x", Map.of("data-source", dataSource, "jndi", "a")))
          .withMessageContaining("exclude each other");
    }
  }

  @Test
  void aNameThatIsNotBoundIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Opening.open("jdbc:x", Map.of("jndi", "java:comp/env/jdbc/app")))
        .withMessageContaining("java:comp/env/jdbc/app");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ldap://host/app", "rmi://host/app", "java:ldap://host/app"})
  void aNameOfAnotherProcessIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Opening.open("jdbc:x", Map.of("jndi", name)))
        .withMessageContaining("not one of this process");
  }

  /** The user and the password may be parameters of the driver. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:h2:mem:secret;DB_CLOSE_DELAY=-1;USER=u;PASSWORD=tiger?cache.regions-table=r",
        "jdbc:postgresql://127.0.0.1:1/db?user=u&password=tiger&cache.operation-timeout=1ms",
        "jdbc:mariadb://127.0.0.1:1/db?user=u&password=tiger&cache.operation-timeout=1ms"
      })
  void aManagerShowsNoPassword(String uri) {
    try (JdbcCachingProvider provider = new JdbcCachingProvider();
        CacheManager manager = provider.getCacheManager(URI.create(uri), null)) {
      assertThat(manager.getURI().toString()).contains("%2A%2A%2A").doesNotContain("tiger");
      assertThat(manager.toString()).doesNotContain("tiger");
      try {
        manager.createCache("cache", new MutableConfiguration<>()).put("key", "value");
      } catch (RuntimeException unreachable) {
        assertThat(textOf(unreachable)).doesNotContain("tiger");
      }
    }
  }

  @Test
  void aWrongPasswordIsARefusalWithoutThePassword() {
    String url = "jdbc:h2:mem:locked;DB_CLOSE_DELAY=-1;USER=sa;PASSWORD=";
    try (JdbcStorage right = Opening.open(url + "right", Map.of());
        JdbcStorage wrong = Opening.open(url + "tiger", Map.of())) {
      right.ping();
      assertThatThrownBy(wrong::ping)
          .isInstanceOf(StorageConfigurationException.class)
          .hasMessageContaining("check the user")
          .satisfies(failure -> assertThat(textOf(failure)).doesNotContain("tiger"));
    }
  }

  @Test
  void userAndPasswordAreOptions() {
    Map<String, ?> login = Map.of("username", "SOMEONE", "password", "right");
    String url = "jdbc:h2:mem:login;DB_CLOSE_DELAY=-1";
    try (JdbcStorage storage = Opening.open(url, login)) {
      storage.ping();
    }
    try (JdbcStorage storage = Opening.open(url, Map.of("username", "OTHER"))) {
      assertThatThrownBy(storage::ping).isInstanceOf(StorageException.class);
    }
  }

  private static String textOf(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void optionsOfTheEngineHaveThePrefixInAUri() {
    Properties none = new Properties();
    URI uri = URI.create(H2 + "?cache.key-prefix=a&cache.near-max-entries=10");
    try (JdbcCachingProvider provider = new JdbcCachingProvider();
        CacheManager manager = provider.getCacheManager(uri, null, none)) {
      var cache = manager.createCache("cache", new MutableConfiguration<String, String>());
      cache.put("key", "value");
      assertThat(cache.get("key")).isEqualTo("value");
    }
  }
}
