package org.jcachehttp.mongodb;

import com.mongodb.client.MongoClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jcachehttp.storage.option.Option;

/** The options of a MongoDB storage. */
final class MongoDbOptions {

  static final Option<String> USERNAME = Option.text("username", "", "who connects");

  static final Option<String> PASSWORD =
      Option.text("password", "", "the password, to be given in Properties");

  static final Option<Duration> OPERATION_TIMEOUT =
      Option.duration(
          "operation-timeout",
          Duration.ofMillis(500),
          "how long an operation on one entry may take, longer by itself for each MiB it moves");

  static final Option<Duration> BULK_TIMEOUT =
      Option.duration(
          "bulk-timeout",
          Duration.ofSeconds(30),
          "how long a page of a scan, a batch of a bulk operation, a clear or a sweep may take");

  static final Option<Boolean> TTL_INDEX =
      Option.flag("ttl-index", true, "MongoDB itself removes what is expired for a minute");

  static final Option<Optional<MongoClient>> CLIENT =
      Option.instance("client", MongoClient.class, "the client to use, left open");

  /** Known only to be refused: elsewhere it means one of two things. */
  static final Option<String> TIMEOUT =
      Option.of(
          "timeout",
          "",
          "refused",
          "nothing: give 'operation-timeout' for how long an operation may take, or 'expire-after'"
              + " for how long a response is fresh",
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
