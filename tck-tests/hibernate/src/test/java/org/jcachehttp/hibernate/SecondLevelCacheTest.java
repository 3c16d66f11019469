package org.jcachehttp.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecondLevelCacheTest {

  @AfterEach
  void forget() {
    System.clearProperty("library.provider");
  }

  private static SessionFactory open(String provider) {
    System.setProperty("library.provider", provider);
    return new Configuration()
        .addAnnotatedClass(Book.class)
        .setProperty("hibernate.connection.url", "jdbc:h2:mem:library")
        .setProperty("hibernate.hbm2ddl.auto", "create-drop")
        .setProperty("hibernate.generate_statistics", "true")
        .setProperty("hibernate.cache.use_query_cache", "true")
        .setProperty("hibernate.cache.region.factory_class", "jcache")
        .setProperty("hibernate.javax.cache.provider", "org.jcachehttp.engine.UriCachingProvider")
        .setProperty("hibernate.javax.cache.uri", "cache.xml")
        .setProperty("hibernate.javax.cache.missing_cache_strategy", "create")
        .buildSessionFactory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory:", "sqlite:FOLDER/library.sqlite", "filesystem:FOLDER/library"})
  void anEntityIsFoundWithoutADatabaseQuery(String provider, @TempDir Path folder) {
    try (SessionFactory library = open(provider.replace("FOLDER", folder.toString()))) {
      Statistics statistics = library.getStatistics();
      library.inTransaction(session -> session.persist(new Book(1, "Emma")));
      assertThat(titleOf(library)).isEqualTo("Emma");
      assertThat(statistics.getSecondLevelCacheHitCount()).isOne();
      library.inTransaction(session -> session.find(Book.class, 1L).title = "Persuasion");
      assertThat(titleOf(library)).isEqualTo("Persuasion");
      assertThat(statistics.getSecondLevelCacheMissCount()).isZero();
    }
  }

  private static String titleOf(SessionFactory library) {
    return library.fromSession(session -> session.find(Book.class, 1L).title);
  }

  @Test
  void aQueryIsCachedUntilItsTableChanges() {
    try (SessionFactory library = open("memory:")) {
      library.inTransaction(session -> session.persist(new Book(1, "Emma")));
      assertThat(countOf(library)).isOne();
      assertThat(countOf(library)).isOne();
      assertThat(library.getStatistics().getQueryCacheHitCount()).isOne();
      library.inTransaction(session -> session.persist(new Book(2, "Persuasion")));
      assertThat(countOf(library)).isEqualTo(2);
    }
  }

  private static int countOf(SessionFactory library) {
    return library.fromSession(
        session ->
            session
                .createSelectionQuery("from Book", Book.class)
                .setCacheable(true)
                .getResultList()
                .size());
  }
}
