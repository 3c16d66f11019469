package org.jcachehttp.mongodb;

import com.mongodb.client.MongoClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jcachehttp.storage.internal.Defaults;
import org.jcachehttp.storage.option.Option;

/** The options of a MongoDB storage. */
final class MongoDbOptions {

  static final Option<String> USERNAME = Option.text("username", "", "the user name");

  static final Option<String> PASSWORD =
      Option.text("password", "", "the password; pass it in Properties, not in the URI");

  /** Empty for the default, which depends on the values of a region. */
  static final Option<Optional<Duration>> OPERATION_TIMEOUT =
      Option.duration(
              "operation-timeout",
              Defaults.OPERATION_TIMEOUT,
              "timeout of an operation on one entry; the same again for each MiB transferred")
          .withoutDefault();

  static final Option<Duration> BULK_TIMEOUT =
      Option.duration(
          "bulk-timeout",
          Duration.ofSeconds(30),
          "timeout of a page of a scan, a batch of a bulk operation, a clear or a purge");

  static final Option<Boolean> TTL_INDEX =
      Option.flag(
          "ttl-index",
          true,
          "create a TTL index: MongoDB deletes entries a minute after their deadline");

  static final Option<Optional<MongoClient>> CLIENT =
      Option.instance("client", MongoClient.class, "the client to use; it is not closed");

  /** Rejected because its meaning would be ambiguous. */
  static final Option<String> TIMEOUT =
      Option.of(
          "timeout",
          "",
          "rejected as ambiguous",
          "no value: use 'operation-timeout' for the timeout of an operation, or 'expire-after' for"
              + " the lifetime of entries",
          raw -> Optional.empty());

  static final List<Option<?>> ALL = all();

  private MongoDbOptions() {}

  private static List<Option<?>> all() {
    List<Option<?>> all = new ArrayList<>(DriverOptions.ALL);
    all.addAll(
        List.of(USERNAME, PASSWORD, OPERATION_TIMEOUT, BULK_TIMEOUT, TTL_INDEX, CLIENT, TIMEOUT));
    return List.copyOf(all);
  }
}
