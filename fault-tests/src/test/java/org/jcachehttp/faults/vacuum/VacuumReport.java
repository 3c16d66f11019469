package org.jcachehttp.faults.vacuum;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.ModifiedExpiryPolicy;
import org.jcachehttp.servers.LocalDatabase;
import org.jcachehttp.testkit.Threads;
import org.jcachehttp.testkit.processes.Store;

/**
 * Prints the dead rows and the size of a table of PostgreSQL under many updates of the same
 * entries, with the settings of a new server. The figures of the page on JDBC are those of this
 * program.
 */
public final class VacuumReport {

  private static final String TABLE = "vacuum_entries";
  private static final int ENTRIES = 10_000;
  private static final int THREADS = 4;

  /** Entries are updated in this order, not in that of their rows. */
  private static final long PRIME = 7919;

  private static final int VALUE_BYTES = 1_000;
  private static final long BETWEEN_SAMPLES_MILLIS = 500;

  private VacuumReport() {}

  /**
   * Measures.
   *
   * @param arguments the number of updates, then storage parameters of the table such as {@code
   *     fillfactor=70}, one run for each; {@code default} is none
   */
  public static void main(String[] arguments) throws Exception {
    long updates = Long.parseLong(arguments[0]);
    System.out.println(
        "| settings | updates | seconds | HOT | most dead rows | vacuums | MiB before | most MiB |");
    for (int i = 1; i < arguments.length; i++) {
      System.out.println(row(arguments[i], updates));
    }
    System.exit(0);
  }

  private static String row(String parameters, long updates) throws Exception {
    try (LocalDatabase server = LocalDatabase.postgresql();
        Store store = Store.open(server.uri("vacuum"));
        Connection connection = DriverManager.getConnection(server.uri().toString())) {
      Cache<Integer, byte[]> cache = cache(store);
      for (int entry = 0; entry < ENTRIES; entry++) {
        cache.put(entry, value(entry));
      }
      if (!parameters.equals("default")) {
        set(connection, parameters);
      }
      TableState before = TableState.of(connection, TABLE);
      long start = System.nanoTime();
      TableState most = update(cache, updates, connection);
      double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1e3;
      return String.format(
          Locale.ROOT,
          "| %s | %d | %.0f | %.0f %% | %d | %d | %.1f | %.1f |",
          parameters,
          updates,
          seconds,
          100.0 * most.hotUpdates() / Math.max(1, most.updates()),
          most.deadRows() + most.deadParts(),
          most.vacuums(),
          before.bytes() / 1048576.0,
          most.bytes() / 1048576.0);
    }
  }

  /** Each update moves the deadline, as that of a response does. */
  private static Cache<Integer, byte[]> cache(Store store) {
    return store
        .manager()
        .createCache(
            "updated",
            new MutableConfiguration<Integer, byte[]>()
                .setTypes(Integer.class, byte[].class)
                .setExpiryPolicyFactory(
                    ModifiedExpiryPolicy.factoryOf(javax.cache.expiry.Duration.ONE_DAY)));
  }

  private static byte[] value(long number) {
    byte[] value = new byte[VALUE_BYTES];
    new Random(number).nextBytes(value);
    return value;
  }

  private static void set(Connection connection, String parameters) throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE " + TABLE + " SET (" + parameters + ")");
      // The present pages get the free space too.
      statement.execute("VACUUM FULL " + TABLE);
    }
  }

  /** Returns the largest figures of all samples. */
  private static TableState update(
      Cache<Integer, byte[]> cache, long updates, Connection connection) {
    AtomicLong left = new AtomicLong(updates);
    AtomicLong running = new AtomicLong(THREADS);
    TableState[] most = new TableState[1];
    Threads.run(
        THREADS + 1,
        thread -> {
          if (thread == THREADS) {
            most[0] = sample(connection, running);
          } else {
            update(cache, left);
            running.decrementAndGet();
          }
        });
    return most[0];
  }

  private static void update(Cache<Integer, byte[]> cache, AtomicLong left) {
    for (long number = left.decrementAndGet(); number >= 0; number = left.decrementAndGet()) {
      cache.put((int) Math.floorMod(number * PRIME, (long) ENTRIES), value(number));
    }
  }

  private static TableState sample(Connection connection, AtomicLong running) {
    try {
      TableState most = TableState.of(connection, TABLE);
      while (running.get() > 0) {
        TimeUnit.MILLISECONDS.sleep(BETWEEN_SAMPLES_MILLIS);
        most = most.orLarger(TableState.of(connection, TABLE));
      }
      TimeUnit.SECONDS.sleep(2);
      return most.orLarger(TableState.of(connection, TABLE));
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }
}
