package org.jcachehttp.jdbc;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jcachehttp.storage.internal.Defaults;
import org.jcachehttp.storage.option.Option;

/** The options of a JDBC storage: {@code cache.NAME} in the query of a URI, NAME in Properties. */
final class JdbcOptions {

  static final Option<Optional<DataSource>> DATA_SOURCE =
      Option.instance("data-source", DataSource.class, "the source of connections; not closed");

  static final Option<String> JNDI =
      Option.text("jndi", "", "the JNDI name of the source of connections, which is not closed");

  static final Option<String> USERNAME = Option.text("username", "", "the user name");

  static final Option<String> PASSWORD =
      Option.text("password", "", "the password; pass it in Properties, not in the URI");

  static final long DEFAULT_POOL_SIZE = 10;

  static final Option<Optional<Long>> POOL_SIZE =
      Option.count(
              "pool-size", DEFAULT_POOL_SIZE, "maximum connections of the pool that a URL opens")
          .withoutDefault();

  static final Option<String> SCHEMA =
      Option.text("schema", "", "the schema of the tables; that of the connection if empty");

  static final Option<String> REGIONS_TABLE =
      Option.text("regions-table", "jcache_regions", "the table with one row for each cache");

  static final Option<String> ENTRIES_TABLE =
      Option.text("entries-table", "jcache_entries", "the table with one row for each entry");

  static final Option<Boolean> CREATE_TABLE =
      Option.flag("create-table", true, "create missing tables; else they must exist");

  static final Option<Durability> DURABILITY =
      Option.choice(
          "durability",
          Durability.LOGGED,
          Durability.class,
          "unlogged: PostgreSQL creates a table of entries that a crash of the server empties");

  static final Option<Boolean> ANNOUNCE =
      Option.flag(
          "announce",
          false,
          "announce changes to the near caches of other processes, by NOTIFY of PostgreSQL");

  static final Option<TransactionMode> TRANSACTION =
      Option.choice(
          "transaction",
          TransactionMode.OWN,
          TransactionMode.class,
          "own: each operation commits itself; caller: it is part of the caller's transaction");

  static final Option<String> DIALECT =
      Option.text("dialect", "auto", "auto, or the name of a dialect: that of the database");

  /** Empty for the default, which depends on the values of a region. */
  static final Option<Optional<Duration>> OPERATION_TIMEOUT =
      Option.duration(
              "operation-timeout",
              Defaults.OPERATION_TIMEOUT,
              "timeout of an operation on one entry; the same again for each MiB transferred")
          .withoutDefault();

  static final Option<Duration> BULK_TIMEOUT =
      Option.duration(
          "bulk-timeout",
          Duration.ofSeconds(30),
          "timeout of a page of a scan, or of a batch of a bulk operation, a clear or a purge");

  static final Option<Duration> SWEEP_INTERVAL =
      Option.duration(
          "sweep-interval",
          Duration.ofMinutes(1),
          "how often one process of all deletes entries a minute after their deadline; 0: never");

  /** Rejected because its meaning would be ambiguous. */
  static final Option<String> TIMEOUT =
      Option.of(
          "timeout",
          "",
          "rejected as ambiguous",
          "no value: use 'operation-timeout' for the timeout of an operation, or 'expire-after' for"
              + " the lifetime of entries",
          raw -> Optional.empty());

  static final List<Option<?>> ALL =
      List.of(
          DATA_SOURCE,
          JNDI,
          USERNAME,
          PASSWORD,
          POOL_SIZE,
          SCHEMA,
          REGIONS_TABLE,
          ENTRIES_TABLE,
          CREATE_TABLE,
          DURABILITY,
          ANNOUNCE,
          TRANSACTION,
          DIALECT,
          OPERATION_TIMEOUT,
          BULK_TIMEOUT,
          SWEEP_INTERVAL,
          TIMEOUT);

  private JdbcOptions() {}

  /** Whether entries survive a crash of the server. */
  enum Durability {
    LOGGED,
    UNLOGGED
  }

  /** The transaction of an operation. */
  enum TransactionMode {
    OWN,
    CALLER
  }
}
