package org.jcachehttp.jdbc;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jcachehttp.jdbc.JdbcOptions.TransactionMode;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.internal.Defaults;
import org.jcachehttp.storage.internal.OperationTimeouts;
import org.jcachehttp.storage.internal.Sha256;
import org.jcachehttp.storage.internal.StartUp;
import org.jcachehttp.storage.option.Options;

/** Two tables of a database with the regions of any number of processes. */
final class JdbcStorage implements ByteStorage {

  private final Database database;

  /** For threads of this library, which are in no transaction of a caller. */
  private final Database background;

  private final OperationTimeouts timeouts;
  private final Sweeper sweeper;
  private final Optional<Announcements> announcements;

  private JdbcStorage(
      Database database,
      Database background,
      OperationTimeouts timeouts,
      Sweeper sweeper,
      Optional<Announcements> announcements) {
    this.database = database;
    this.background = background;
    this.timeouts = timeouts;
    this.sweeper = sweeper;
    this.announcements = announcements;
  }

  /** Opens the storage without a request to the database, which begins in the background. */
  static JdbcStorage open(ConnectionSource source, Options options, InstantSource clock) {
    StartUp start = new StartUp();
    OperationTimeouts timeouts =
        OperationTimeouts.of(
            options.get(JdbcOptions.OPERATION_TIMEOUT),
            options.get(JdbcOptions.BULK_TIMEOUT),
            start);
    Schema schema = new Schema(source, options);
    Duration startUp = startUp(options);
    TransactionMode transaction = options.get(JdbcOptions.TRANSACTION);
    Database database = new Database(source, schema, start, startUp, transaction);
    Database background =
        transaction == TransactionMode.OWN
            ? database
            : new Database(
                source.outsideTransactions(), schema, start, startUp, TransactionMode.OWN);
    database.begin();
    Sweeper sweeper = new Sweeper(background, timeouts, clock);
    sweeper.begin(options.get(JdbcOptions.SWEEP_INTERVAL));
    return new JdbcStorage(
        database,
        background,
        timeouts,
        sweeper,
        options.get(JdbcOptions.ANNOUNCE)
            ? Optional.of(new Announcements(background))
            : Optional.empty());
  }

  /** Returns the time for the first connection, which an operation of a longer timeout awaits. */
  private static Duration startUp(Options options) {
    return options
        .get(JdbcOptions.OPERATION_TIMEOUT)
        .filter(given -> given.compareTo(Defaults.START_UP_TIMEOUT) > 0)
        .orElse(Defaults.START_UP_TIMEOUT);
  }

  @Override
  public Region<String, byte[]> open(String region) {
    return open(region, Defaults.OPERATION_TIMEOUT);
  }

  @Override
  public Region<String, byte[]> open(String region, Duration operationTimeout) {
    database.requireOpen("open a region");
    RegionName.begin(background, region, idOf(region));
    return regionNamed(region, operationTimeout);
  }

  private JdbcRegion regionNamed(String region, Duration operationTimeout) {
    return new JdbcRegion(
        database, idOf(region), timeouts.withUsual(operationTimeout), announcements);
  }

  /**
   * Returns the id of a region in each row of its entries: a hash, so that no process reads it, and
   * so that it stays after a restored backup. Two names of 2^32 have the same one by chance.
   */
  private static long idOf(String region) {
    long hash = ByteBuffer.wrap(Sha256.hash(region)).getLong();
    return hash == Statements.LAYOUT_ROW ? 1 : hash;
  }

  @Override
  public String description() {
    return database.description();
  }

  /** Reads the layout of the tables. */
  @Override
  public void ping() {
    boolean unused =
        database.call(
            "read the layout",
            timeouts.operation(),
            session -> {
              try (PreparedStatement select = session.prepare(session.statements().selectLayout());
                  ResultSet row = select.executeQuery()) {
                return row.next();
              }
            });
  }

  @Override
  public void destroy(String region) {
    regionNamed(region, Defaults.OPERATION_TIMEOUT).clear();
    RegionName.remove(database, timeouts, idOf(region));
  }

  /** Deletes what has been expired for a minute, if no other process does. */
  void sweep() {
    sweeper.sweep(Duration.ZERO);
  }

  @Override
  public void close() {
    sweeper.close();
    announcements.ifPresent(Announcements::close);
    background.close();
    database.close();
  }
}
