package org.jcachehttp.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved. */
final class TestClock implements InstantSource {

  /** Far ahead: a provider with a clock of its own must not find that entries have expired. */
  private volatile Instant now = Instant.parse("2082-11-20T12:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  void passes(Duration span) {
    now = now.plus(span);
  }
}
