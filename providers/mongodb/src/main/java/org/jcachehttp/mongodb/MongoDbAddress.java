package org.jcachehttp.mongodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Collectors;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.internal.Defaults;
import org.jcachehttp.storage.option.Options;

/**
 * The address of a database: {@code //user:password@host:port,host:port/database}. Every part is
 * optional.
 */
final class MongoDbAddress {

  private static final String DEFAULT_HOST = "localhost";

  private final String scheme;
  private final String userInfo;
  private final String hosts;
  private final String database;

  private MongoDbAddress(String scheme, String userInfo, String hosts, String database) {
    this.scheme = scheme;
    this.userInfo = userInfo;
    this.hosts = hosts.isEmpty() ? DEFAULT_HOST : hosts;
    this.database = database;
  }

  /** Parses the location, whose percent-encoding is already decoded. */
  static MongoDbAddress parse(StorageAddress address) {
    String location = address.location();
    if (!location.startsWith("//")) {
      return new MongoDbAddress(address.scheme(), "", "", location);
    }
    // A password may contain an at-sign; host and database names may not.
    int at = location.lastIndexOf('@');
    String place = location.substring(Math.max(2, at + 1));
    int slash = place.indexOf('/');
    return new MongoDbAddress(
        address.scheme(),
        at < 0 ? "" : location.substring(2, at),
        slash < 0 ? place : place.substring(0, slash),
        slash < 0 ? "" : place.substring(slash + 1));
  }

  String database() {
    return database.isEmpty() ? Defaults.NAME : database;
  }

  /** Returns the address without credentials. */
  String description() {
    return scheme + "://" + hosts + "/" + database();
  }

  /**
   * Returns the connection string for the driver, which contains the password. As in every MongoDB
   * connection string, the database is the default for {@code authSource}.
   */
  String connectionString(Options options) {
    String query =
        DriverOptions.given(options).entrySet().stream()
            .map(MongoDbAddress::parameter)
            .collect(Collectors.joining("&"));
    return (driverScheme() + "://" + credentials(options) + hosts)
        + ("/" + encoded(database) + "?" + query);
  }

  private String driverScheme() {
    return usesNameService() ? "mongodb+srv" : "mongodb";
  }

  /** Returns whether the names of the servers and some options come from the name service. */
  boolean usesNameService() {
    return scheme.endsWith("+srv");
  }

  private String credentials(Options options) {
    int colon = userInfo.indexOf(':');
    String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
    String password = colon < 0 ? "" : userInfo.substring(colon + 1);
    user = orElse(options.get(MongoDbOptions.USERNAME), user);
    password = orElse(options.get(MongoDbOptions.PASSWORD), password);
    if (user.isEmpty() && !password.isEmpty()) {
      throw new IllegalArgumentException("option 'password' needs the option 'username'");
    }
    return user.isEmpty()
        ? ""
        : encoded(user) + (password.isEmpty() ? "" : ":" + encoded(password)) + "@";
  }

  private static String orElse(String option, String otherwise) {
    return option.isEmpty() ? otherwise : option;
  }

  private static String parameter(Map.Entry<String, String> option) {
    return option.getKey() + "=" + encoded(option.getValue());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
