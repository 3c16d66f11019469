package org.jcachehttp.jdbc;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The known dialects. */
final class Dialects {

  /** All dialects, in the order in which they are asked for a product. */
  static final List<Dialect> ALL =
      List.of(new PostgreSql(), new MySql(), new H2(), new Oracle(), new SqlServer());

  private Dialects() {}

  /** Returns the dialect with that name. */
  static Optional<Dialect> named(String name) {
    return ALL.stream().filter(dialect -> dialect.name().equals(name)).findFirst();
  }

  /**
   * Returns the dialect of a database.
   *
   * @param product {@link java.sql.DatabaseMetaData#getDatabaseProductName}
   */
  static Optional<Dialect> of(String product) {
    return ALL.stream().filter(dialect -> dialect.matches(product)).findFirst();
  }

  /** Returns the names of all dialects, separated by commas. */
  static String names() {
    return ALL.stream().map(Dialect::name).collect(Collectors.joining(", "));
  }

  /** Returns the dialect of the product in a URL; empty if it is not known. */
  static Optional<Dialect> ofUrl(JdbcUrl url) {
    String product = url.product();
    return ALL.stream()
        .filter(dialect -> product.equals(dialect.name()) || dialect.driver().contains(product))
        .findFirst();
  }
}
