package org.jcachehttp.jdbc;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jcachehttp.storage.option.Options;

/**
 * The names of the tables as statements have them: with the schema, and quoted.
 *
 * @param regions the table with one row for each region
 * @param entries the table with one row for each entry
 * @param indexPrefix the beginning of the names of indexes, in quotes that are still open
 */
record TableNames(String regions, String entries, String indexPrefix) {
}
