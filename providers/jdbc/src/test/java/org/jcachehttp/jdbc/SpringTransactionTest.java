package org.jcachehttp.jdbc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.util.Properties;
import java.util.UUID;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jcachehttp.engine.UriCachingProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;

/** What the end of a transaction of Spring does to entries that were cached in it. */
class SpringTransactionTest {

  private final JdbcConnectionPool database =
      JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");

  private final UriCachingProvider provider = new UriCachingProvider();

  @AfterEach
  void close() {
    provider.close();
    database.dispose();
  }

  /** Turns on the annotation. */
  @Configuration(proxyBeanMethods = false)
  @EnableTransactionManagement
  static class Transactions {}

  /** An application that orders goods, and caches their prices. */
  interface Orders {
    void order(String good, Outcome outcome);

    /** How the transaction ends. */
    enum Outcome {
      COMMIT,
      ROLLBACK
    }
  }

  /** Its implementation, which Spring calls in a transaction. */
  static class CachedOrders implements Orders {
    private final JdbcTemplate jdbc;
    private final Cache<String, String> prices;

    CachedOrders(DataSource database, Cache<String, String> prices) {
      this.jdbc = new JdbcTemplate(database);
      this.prices = prices;
    }

    @Override
    @Transactional
    public void order(String good, Outcome outcome) {
      jdbc.update("INSERT INTO orders VALUES (?)", good);
      prices.put(good, "12");
      assertThat(prices.get(good)).isEqualTo("12");
      if (outcome == Outcome.ROLLBACK) {
        throw new IllegalStateException("sold out");
      }
    }
  }

  private Cache<String, String> prices(DataSource given, String transaction) {
    Properties properties = new Properties();
    properties.put("data-source", given);
    properties.put("transaction", transaction);
    CacheManager manager =
        provider.getCacheManager(URI.create("jdbc:" + transaction), null, properties);
    return manager.createCache("prices", new MutableConfiguration<String, String>());
  }

  /** Orders tea in a transaction, and returns the number of orders after it. */
  private int ordersAfter(Orders.Outcome outcome, Cache<String, String> prices) {
    JdbcTemplate jdbc = new JdbcTemplate(database);
    jdbc.execute("CREATE TABLE orders (good VARCHAR)");
    try (AnnotationConfigApplicationContext spring = new AnnotationConfigApplicationContext()) {
      spring.register(Transactions.class);
      spring.registerBean(
          DataSourceTransactionManager.class, () -> new DataSourceTransactionManager(database));
      spring.registerBean(Orders.class, () -> new CachedOrders(database, prices));
      spring.refresh();
      Orders orders = spring.getBean(Orders.class);
      if (outcome == Orders.Outcome.ROLLBACK) {
        assertThatIllegalStateException().isThrownBy(() -> orders.order("tea", outcome));
      } else {
        orders.order("tea", outcome);
      }
    }
    return requireNonNull(jdbc.queryForObject("SELECT count(*) FROM orders", Integer.class));
  }

  @Test
  void anEntryStaysAfterARollbackOfTheCaller() {
    Cache<String, String> prices = prices(database, "own");
    assertThat(ordersAfter(Orders.Outcome.ROLLBACK, prices)).isZero();
    assertThat(prices.get("tea")).isEqualTo("12");
  }

  @Test
  void anEntryStaysAlsoIfTheDataSourceWouldTakePart() {
    Cache<String, String> prices = prices(new TransactionAwareDataSourceProxy(database), "own");
    assertThat(ordersAfter(Orders.Outcome.ROLLBACK, prices)).isZero();
    assertThat(prices.get("tea")).isEqualTo("12");
  }

  /** The tables are created by this first operation, outside the transaction: DDL would end it. */
  @Test
  void onRequestAnEntryVanishesWithTheTransactionOfTheCaller() {
    Cache<String, String> prices = prices(new TransactionAwareDataSourceProxy(database), "caller");
    assertThat(ordersAfter(Orders.Outcome.ROLLBACK, prices)).isZero();
    assertThat(prices.get("tea")).isNull();
  }

  @Test
  void onRequestAnEntryIsStoredByTheCommitOfTheCaller() {
    Cache<String, String> prices = prices(new TransactionAwareDataSourceProxy(database), "caller");
    assertThat(ordersAfter(Orders.Outcome.COMMIT, prices)).isEqualTo(1);
    assertThat(prices.get("tea")).isEqualTo("12");
  }

  @Test
  void outsideOfTransactionsAnOperationCommitsItselfInBothModes() {
    for (String transaction : new String[] {"own", "caller"}) {
      Cache<String, String> prices =
          prices(new TransactionAwareDataSourceProxy(database), transaction);
      prices.put(transaction, "12");
      assertThat(new JdbcTemplate(database).queryForList("SELECT 1 FROM jcache_entries"))
          .as(transaction)
          .isNotEmpty();
      prices.clear();
    }
  }
}
