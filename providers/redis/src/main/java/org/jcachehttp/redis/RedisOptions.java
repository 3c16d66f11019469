package org.jcachehttp.redis;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jcachehttp.storage.option.DurationText;
import org.jcachehttp.storage.option.Option;
import org.redisson.api.RedissonClient;

/** The options of a Redis storage. */
final class RedisOptions {

  static final Option<String> KEY_PREFIX =
      Option.text("key-prefix", "", "what keys begin with, so that applications stay apart");

  static final Option<String> VERSION =
      Option.text(
          "version", "", "a second part of the prefix: a new one begins with an empty cache");

  static final Option<Layout> LAYOUT =
      Option.choice(
          "layout", Layout.STRING, Layout.class, "string: a key per entry; hash: a key per cache");

  static final Option<String> USERNAME = Option.text("username", "", "the user of Redis' ACL");

  static final Option<String> PASSWORD =
      Option.text("password", "", "the password; in Properties, since everybody sees a URI");

  static final Option<String> SENTINEL_MASTER =
      Option.text("sentinel-master", "mymaster", "the master's name that Sentinel is asked for");

  static final Option<Long> POOL_MIN =
      Option.count("pool-min", 1, "connections kept open to each master");

  static final Option<Long> POOL_MAX = Option.count("pool-max", 10, "connections to each master");

  static final Option<Duration> CONNECT_TIMEOUT =
      patience("connect-timeout", "how long to wait for a connection to open");

  static final Option<Duration> RESPONSE_TIMEOUT =
      patience(
          "response-timeout",
          "how long to wait for a free connection, and then for an answer about one entry");

  static final Option<Optional<RedissonClient>> CLIENT =
      Option.instance("client", RedissonClient.class, "the client to use, and to leave open");

  static final List<Option<?>> ALL =
      List.of(
          KEY_PREFIX,
          VERSION,
          LAYOUT,
          USERNAME,
          PASSWORD,
          SENTINEL_MASTER,
          POOL_MIN,
          POOL_MAX,
          CONNECT_TIMEOUT,
          RESPONSE_TIMEOUT,
          CLIENT);

  private RedisOptions() {}

  /** Half a second by default: the caller of a cache has something better to do than to wait. */
  private static Option<Duration> patience(String name, String meaning) {
    return Option.of(
        name,
        Duration.ofMillis(500),
        meaning,
        "a duration from 1ms to 1d",
        raw ->
            DurationText.parse(raw.toString())
                .filter(span -> span.toMillis() > 0 && span.compareTo(Duration.ofDays(1)) <= 0));
  }

  /** How the entries of a region are kept. */
  enum Layout {
    STRING,
    HASH
  }
}
