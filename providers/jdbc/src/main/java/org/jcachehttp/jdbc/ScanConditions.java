package org.jcachehttp.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jcachehttp.storage.ScanCriteria;

/** The conditions of a page of a scan, apart from the region and the first deadline. */
final class ScanConditions {

  /** Names that a statement can contain. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");

  private final ScanCriteria criteria;
  private final Optional<String> after;
  private final Dialect dialect;
  private final Map<String, String> wantedByCondition = new LinkedHashMap<>();

  /**
   * Creates the conditions.
   *
   * @param after the last key of the previous page
   */
  ScanConditions(ScanCriteria criteria, Optional<String> after, Dialect dialect) {
    this.criteria = criteria;
    this.after = after;
    this.dialect = dialect;
    criteria.metadata().forEach(this::addIfPossible);
  }

  private void addIfPossible(String name, String value) {
    if (PLAIN.matcher(name).matches() && MetadataColumn.isComparable(value)) {
      dialect
          .metadataCondition(name)
          .ifPresent(condition -> wantedByCondition.put(condition, value));
    }
  }

  /** Returns the conditions, each after AND. */
  String sql() {
    StringBuilder sql = new StringBuilder(isBounded() ? " AND deadline < ?" : "");
    sql.append(after.isPresent() ? " AND entry_key > ?" : "");
    wantedByCondition.keySet().forEach(condition -> sql.append(" AND ").append(condition));
    return sql.toString();
  }

  /** Binds the values of the conditions. */
  void bind(PreparedStatement select, int first) throws SQLException {
    int parameter = first;
    if (isBounded()) {
      select.setLong(parameter++, criteria.until());
    }
    if (after.isPresent()) {
      dialect.setKey(select, parameter++, after.get());
    }
    for (String value : wantedByCondition.values()) {
      select.setString(parameter++, value);
    }
  }

  private boolean isBounded() {
    return criteria.until() != Long.MAX_VALUE;
  }
}
