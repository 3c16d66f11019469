package org.jcachehttp.hazelcast;

import static java.time.temporal.ChronoUnit.SECONDS;

import com.hazelcast.core.HazelcastInstance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jcachehttp.storage.internal.Defaults;
import org.jcachehttp.storage.option.DurationText;
import org.jcachehttp.storage.option.Option;

/** The options of members and of clients. */
final class HazelcastOptions {

  static final Option<String> CONFIG =
      Option.text("config", "", "the configuration file of Hazelcast, XML or YAML");

  static final Option<String> CLUSTER_NAME =
      Option.text("cluster-name", "", "the name of the cluster");

  static final Option<Optional<HazelcastInstance>> INSTANCE =
      Option.instance(
          "instance", HazelcastInstance.class, "the member or client to use; it is not shut down");

  /** Empty for the port that the URI gives for this machine. */
  static final Option<Optional<Long>> PORT =
      Option.of(
              "port",
              5701L,
              "the port of this member, or the next free port",
              "a port from 1 to 65535",
              raw -> number(raw).filter(port -> port > 0 && port <= 65_535))
          .withoutDefault();

  static final Option<Long> BACKUP_COUNT =
      Option.of(
          "backup-count",
          1L,
          "the number of backups of each entry on other members",
          "a number from 0 to 6",
          raw -> number(raw).filter(count -> count <= 6));

  static final Option<Duration> CONNECT_TIMEOUT =
      timeout(
          "connect-timeout",
          "how long, from opening, the first operations wait for a connection to the cluster");

  /** Empty for the default, which depends on the values of a region. */
  static final Option<Optional<Duration>> RESPONSE_TIMEOUT =
      timeout("response-timeout", "timeout of an operation on one entry, retries included")
          .withoutDefault();

  static final List<Option<?>> MEMBER_OPTIONS =
      List.of(CONFIG, CLUSTER_NAME, INSTANCE, PORT, BACKUP_COUNT);

  static final List<Option<?>> CLIENT_OPTIONS =
      List.of(CONFIG, CLUSTER_NAME, CONNECT_TIMEOUT, RESPONSE_TIMEOUT);

  private HazelcastOptions() {}

  /** Hazelcast counts in whole seconds. */
  private static Option<Duration> timeout(String name, String description) {
    return Option.of(
        name,
        Defaults.OPERATION_TIMEOUT,
        description,
        "whole seconds from 1s to 1d",
        raw ->
            DurationText.parse(raw.toString())
                .filter(span -> span.toSeconds() > 0 && span.equals(span.truncatedTo(SECONDS)))
                .filter(span -> span.compareTo(Duration.ofDays(1)) <= 0));
  }

  private static Optional<Long> number(Object raw) {
    String text = raw.toString();
    return text.matches("[0-9]{1,9}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }
}
