package org.jcachehttp.jdbc;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
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
  private final OperationTimeouts timeouts;
  private final Sweeper sweeper;
  private final Optional<Announcements> announcements;

  private JdbcStorage(
      Database database,
      OperationTimeouts timeouts,
      Sweeper sweeper,
      Optional<Announcements> announcements) {
    this.database = database;
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
    Database database = new Database(source, options, start);
    database.begin();
    Sweeper sweeper = new Sweeper(database, timeouts, clock);
    sweeper.begin(options.get(JdbcOptions.SWEEP_INTERVAL));
    return new JdbcStorage(
        database,
        timeouts,
        sweeper,
        options.get(JdbcOptions.ANNOUNCE)
            ? Optional.of(new Announcements(database))
            : Optional.empty());
  }

  @Override
  public Region<String, byte[]> open(String region) {
    return open(region, Defaults.OPERATION_TIMEOUT);
  }

  @Override
  public Region<String, byte[]> open(String region, Duration operationTimeout) {
    database.requireOpen("open a region");
    RegionName.begin(database, region, idOf(region));
    return regionNamed(region, operationTimeout);
  }

  private JdbcRegion regionNamed(String region, Duration operationTimeout) {
    return new JdbcRegion(database, idOf(region), timeouts.withUsual(operationTimeout), announcements);
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
              try (PreparedStatement select =
                      session.prepare(session.statements().selectLayout());
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
    database.close();
  }
}
