package org.jcachehttp.redis;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jcachehttp.storage.internal.Defaults;
import org.jcachehttp.storage.option.DurationText;
import org.jcachehttp.storage.option.Option;
import org.redisson.api.RedissonClient;

/** The options of a Redis storage. */
final class RedisOptions {

  static final Option<String> KEY_PREFIX =
      Option.text("key-prefix", "", "the prefix of all keys, which separates applications");

  static final Option<String> VERSION =
      Option.text(
          "version",
          "",
          "the second part of the key prefix; a new version starts with empty caches");

  static final Option<Layout> LAYOUT =
      Option.choice(
          "layout",
          Layout.STRING,
          Layout.class,
          "string: one key per entry; hash: one key per cache");

  static final Option<Boolean> ANNOUNCE =
      Option.flag(
          "announce",
          false,
          "announce changes to the listeners and near caches of other processes, and listen to"
              + " theirs; on with a near cache");

  static final Option<String> USERNAME = Option.text("username", "", "the user name (ACL)");

  static final Option<String> PASSWORD =
      Option.text("password", "", "the password; pass it in Properties, not in the URI");

  static final Option<String> SENTINEL_MASTER =
      Option.text("sentinel-master", "mymaster", "the name of the master at the Sentinels");

  static final Option<Long> POOL_MIN =
      Option.count("pool-min", 1, "minimum number of idle connections to each master");

  static final Option<Long> POOL_MAX =
      Option.count("pool-max", 10, "maximum number of connections to each master");

  static final Option<Duration> CONNECT_TIMEOUT =
      timeout("connect-timeout", Defaults.CONNECT_TIMEOUT, "timeout of opening a connection");

  /** Empty for the default, which depends on the values of a region. */
  static final Option<Optional<Duration>> RESPONSE_TIMEOUT =
      timeout(
              "response-timeout",
              Defaults.OPERATION_TIMEOUT,
              "timeout of waiting for a free connection, and of the response for one entry")
          .withoutDefault();

  static final Option<Integer> REPLICAS =
      Option.of(
          "replicas",
          0,
          "number of replicas that must have a change before it succeeds (WAIT)",
          "a whole number from 0 to 999",
          raw ->
              Optional.of(raw.toString())
                  .filter(text -> text.matches("[0-9]{1,3}"))
                  .map(Integer::valueOf));

  static final Option<Optional<RedissonClient>> CLIENT =
      Option.instance("client", RedissonClient.class, "the client to use; it is not closed");

  static final List<Option<?>> ALL =
      List.of(
          KEY_PREFIX,
          VERSION,
          LAYOUT,
          ANNOUNCE,
          USERNAME,
          PASSWORD,
          SENTINEL_MASTER,
          POOL_MIN,
          POOL_MAX,
          CONNECT_TIMEOUT,
          RESPONSE_TIMEOUT,
          REPLICAS,
          CLIENT);

  private RedisOptions() {}

  private static Option<Duration> timeout(String name, Duration usual, String description) {
    return Option.of(
        name,
        usual,
        description,
        "a duration from 1ms to 1d",
        raw ->
            DurationText.parse(raw.toString())
                .filter(span -> span.toMillis() > 0 && span.compareTo(Duration.ofDays(1)) <= 0));
  }

  /** The layout of the entries of a region. */
  enum Layout {
    STRING,
    HASH
  }
}
