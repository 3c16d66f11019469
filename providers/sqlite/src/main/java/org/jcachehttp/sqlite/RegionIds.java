package org.jcachehttp.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The ids of regions as one connection knows them; a row of a region is never deleted. */
final class RegionIds {

  /** An id that no region has, because ids begin at 1. */
  private static final long NONE = 0;

  private final Map<String, Long> known = new HashMap<>();

  /** Returns the id of the region; an id that no entry has if there is no such region. */
  long find(Session session, String region) throws SQLException {
    Long id = known.get(region);
    return id == null ? look(session, region) : id;
  }

  private long look(Session session, String region) throws SQLException {
    PreparedStatement find = session.statement("SELECT id FROM regions WHERE name = ?");
    find.setString(1, region);
    try (ResultSet row = find.executeQuery()) {
      if (!row.next()) {
        return NONE;
      }
      known.put(region, row.getLong(1));
      return row.getLong(1);
    }
  }

  /** Returns the id of the region, which is added if it is missing. */
  long findOrAdd(Session session, String region) throws SQLException {
    long id = find(session, region);
    if (id != NONE) {
      return id;
    }
    PreparedStatement add =
        session.statement("INSERT INTO regions (name) VALUES (?) ON CONFLICT DO NOTHING");
    add.setString(1, region);
    add.executeUpdate();
    return look(session, region);
  }

  /** Forgets the ids of a database that is closed. */
  void clear() {
    known.clear();
  }
}
