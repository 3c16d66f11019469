package org.jcachehttp.faults.network;

import java.time.Duration;
import org.jcachehttp.faults.report.Form;

/** The remote stores, with what their pages state about timeouts. */
enum RemoteStore {
  REDIS("redis", "&connect-timeout=1s&response-timeout=1s", 2),
  MONGODB("mongodb", "?operation-timeout=1s", 2),
  GRIDFS("gridfs", "?operation-timeout=1s", 2),
  DYNAMODB("dynamodb", "&operation-timeout=1s", 2),
  HAZELCAST("hazelcast-client", "?response-timeout=1s", 5);

  private final String scheme;
  private final String shortTimeouts;
  private final Duration defaultTimeout;

  RemoteStore(String scheme, String shortTimeouts, int defaultSeconds) {
    this.scheme = scheme;
    this.shortTimeouts = shortTimeouts;
    this.defaultTimeout = Duration.ofSeconds(defaultSeconds);
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
    return timeout().multipliedBy(2);
  }

  @Override
  public String toString() {
    return scheme;
  }
}
