package org.jcachehttp.faults.network;

import java.time.Duration;
import org.jcachehttp.faults.report.Form;

/** The remote stores, with what failures.md states about timeouts. */
enum RemoteStore {
  REDIS("redis", "&connect-timeout=1s&response-timeout=1s", 2, 2),
  MONGODB("mongodb", "?operation-timeout=1s", 2, 2),
  GRIDFS("gridfs", "?operation-timeout=1s", 2, 4),
  DYNAMODB("dynamodb", "&operation-timeout=1s", 2, 4),
  POSTGRESQL("postgresql", "&cache.operation-timeout=1s", 2, 4),
  HAZELCAST("hazelcast-client", "?response-timeout=1s", 5, 2);

  private final String scheme;
  private final String shortTimeouts;
  private final Duration defaultTimeout;
  private final int timeoutsOfACall;

  RemoteStore(String scheme, String shortTimeouts, int defaultSeconds, int timeoutsOfACall) {
    this.scheme = scheme;
    this.shortTimeouts = shortTimeouts;
    this.defaultTimeout = Duration.ofSeconds(defaultSeconds);
    this.timeoutsOfACall = timeoutsOfACall;
  }

  String scheme() {
    return scheme;
  }

  /** Returns the options of the URI: short timeouts in the short form, else none. */
  String options() {
    return Form.selected() == Form.LONG ? "" : shortTimeouts;
  }

  /** Returns the timeout of one operation. */
  Duration timeout() {
    return Form.span(Duration.ofSeconds(1), defaultTimeout);
  }

  /** Returns the longest wait of one call, which reads an entry and writes one. */
  Duration longestWait() {
    return timeout().multipliedBy(timeoutsOfACall);
  }

  @Override
  public String toString() {
    return scheme;
  }
}
