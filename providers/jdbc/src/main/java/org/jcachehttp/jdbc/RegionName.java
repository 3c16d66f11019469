package org.jcachehttp.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.internal.DaemonThreads;
import org.jcachehttp.storage.internal.Defaults;
import org.jcachehttp.storage.internal.OperationTimeouts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The name of a region beside its id, for administrators and their queries. No operation needs it:
 * it is written in the background, and a failure is that of a later operation.
 */
final class RegionName {

  private static final Logger LOG = LoggerFactory.getLogger(RegionName.class);

  private static final int MAX_LENGTH = 500;

  private RegionName() {}

  /** Begins to write the name, if it is missing. */
  static void begin(Database database, String region, long id) {
    DaemonThreads.start("jdbc-region", () -> write(database, shown(region), id));
  }

  private static void write(Database database, String name, long id) {
    try {
      boolean unused =
          database.call(
              "name a region",
              Defaults.START_UP_TIMEOUT,
              session -> exists(session, id) || insert(session, name, id));
    } catch (StorageException failure) {
      LOG.debug("{}: the region {} has no name yet", database.description(), name, failure);
    }
  }

  private static boolean exists(Session session, long id) throws SQLException {
    try (PreparedStatement select = session.prepare(session.statements().selectRegion())) {
      select.setLong(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  private static boolean insert(Session session, String name, long id) throws SQLException {
    try (PreparedStatement insert = session.prepare(session.statements().insertRegion())) {
      insert.setLong(1, id);
      insert.setString(2, name);
      insert.setInt(3, Schema.LAYOUT);
      return insert.executeUpdate() == 1;
    }
  }

  /** Removes the row of a region. */
  static void remove(Database database, OperationTimeouts timeouts, long id) {
    int unused =
        database.call(
            "remove a region",
            timeouts.operation(),
            session -> {
              try (PreparedStatement delete =
                  session.prepare(session.statements().deleteRegion())) {
                delete.setLong(1, id);
                return delete.executeUpdate();
              }
            });
  }

  /** Databases reject the character NUL, and Oracle stores an empty text as NULL. */
  private static String shown(String region) {
    String text = region.replace('\0', '\ufffd');
    text = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
    return text.isEmpty() ? "(empty)" : text;
  }
}
