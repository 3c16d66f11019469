package org.jcachehttp.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jcachehttp.storage.option.Option;
import org.jcachehttp.storage.option.Options;
import org.jspecify.annotations.Nullable;

/**
 * The names of the tables as statements have them: with the schema, and quoted. A name is converted
 * to the case to which the database converts names without quotes, so that other programs need no
 * quotes.
 *
 * @param regions the table with one row for each region
 * @param entries the table with one row for each entry
 * @param index the name of an index without its ending, and without quotes
 * @param dialect the dialect, for quotes
 */
record TableNames(String regions, String entries, String index, Dialect dialect) {

  /** A function has the schema of the tables; an index or a trigger belongs to its table. */
  private static final String FUNCTION = "announce";

  /** The shortest limit of a database is 63, and the names of indexes have an ending. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,49}");

  private static final Pattern IN_SCRIPT =
      Pattern.compile("\\bjcache_(regions|entries)(?:_([a-z]+))?\\b");

  /**
   * Rejects names that statements cannot contain.
   *
   * @throws IllegalArgumentException if a name is not an identifier
   */
  static void check(Options options) {
    if (!options.get(JdbcOptions.SCHEMA).isEmpty()) {
      check(options, JdbcOptions.SCHEMA);
    }
    check(options, JdbcOptions.REGIONS_TABLE);
    check(options, JdbcOptions.ENTRIES_TABLE);
  }

  private static void check(Options options, Option<String> option) {
    String name = options.get(option);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          ("option '"
                  + option.name()
                  + "' is '"
                  + name
                  + "', but takes a name of up to 50 letters,")
              + " digits and underscores that begins with no digit");
    }
  }

  /** Returns the names in the options, for the database that the metadata describes. */
  static TableNames of(Options options, Dialect dialect, DatabaseMetaData database)
      throws SQLException {
    Folding folding = Folding.of(database);
    String schema = options.get(JdbcOptions.SCHEMA);
    String prefix = schema.isEmpty() ? "" : dialect.quoted(folding.apply(schema)) + ".";
    String entries = folding.apply(options.get(JdbcOptions.ENTRIES_TABLE));
    String regions = folding.apply(options.get(JdbcOptions.REGIONS_TABLE));
    return new TableNames(
        prefix + dialect.quoted(regions), prefix + dialect.quoted(entries), entries, dialect);
  }

  /** Returns the statement of a script, which has the default names, with these names. */
  String in(String statement) {
    return IN_SCRIPT
        .matcher(statement)
        .replaceAll(found -> Matcher.quoteReplacement(name(found.group(1), found.group(2))));
  }

  private String name(@Nullable String table, @Nullable String ending) {
    if (ending != null) {
      String name = dialect.quoted(index + "_" + ending);
      return ending.equals(FUNCTION) ? entries.replace(dialect.quoted(index), name) : name;
    }
    return "regions".equals(table) ? regions : entries;
  }

  /** The case of names without quotes. */
  private enum Folding {
    UPPER,
    LOWER,
    NONE;

    static Folding of(DatabaseMetaData database) throws SQLException {
      if (database.storesUpperCaseIdentifiers()) {
        return UPPER;
      }
      return database.storesLowerCaseIdentifiers() ? LOWER : NONE;
    }

    String apply(String name) {
      return switch (this) {
        case UPPER -> name.toUpperCase(Locale.ROOT);
        case LOWER -> name.toLowerCase(Locale.ROOT);
        case NONE -> name;
      };
    }
  }
}
