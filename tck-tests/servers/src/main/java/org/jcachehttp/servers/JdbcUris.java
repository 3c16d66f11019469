package org.jcachehttp.servers;

import java.net.URI;

/** JDBC URLs with options of this library, each with the prefix {@code cache.}. */
final class JdbcUris {

  private JdbcUris() {}

  /**
   * {@return the URL with a pair of tables}
   *
   * @param uri the URL of the database
   * @param name the beginning of the names of the tables
   */
  static URI withTables(URI uri, String name) {
    String prefix = name.replace('-', '_');
    return with(
        uri,
        "cache.regions-table=" + prefix + "_regions&cache.entries-table=" + prefix + "_entries");
  }

  /**
   * {@return the URL with timeouts that a busy machine does not exceed}
   *
   * @param uri the URL of the tables
   */
  static URI withLongTimeouts(URI uri) {
    return with(
        uri, "cache.operation-timeout=" + LocalServer.LONG_TIMEOUT + "&cache.bulk-timeout=2m");
  }

  private static URI with(URI uri, String options) {
    String url = uri.toString();
    return URI.create(url + (url.contains("?") ? "&" : "?") + options);
  }
}
