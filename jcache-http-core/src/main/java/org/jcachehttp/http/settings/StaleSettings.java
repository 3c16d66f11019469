package org.jcachehttp.http.settings;

import java.time.Duration;

/**
 * Of what use a response is once it is stale.
 *
 * @param keep how long it is kept at least, to be validated or to answer requests that accept it
 * @param ifError how long it may answer for an origin that fails
 * @param whileRevalidate how long it may answer at once while a newer one is fetched
 * @param use what becomes of it when it is asked for and may not answer as it is
 */
public record StaleSettings(
    Duration keep, Duration ifError, Duration whileRevalidate, StaleHandling use) {

  /** Validated for a day, and no answer as it is unless it says so itself. */
  public static final StaleSettings DEFAULT =
      new StaleSettings(Duration.ofDays(1), Duration.ZERO, Duration.ZERO, StaleHandling.REVALIDATE);

  private static final int MOST_DAYS = 3_650_000;

  /**
   * Settings in range.
   *
   * @throws IllegalArgumentException if a span is negative, or more than ten thousand years
   */
  public StaleSettings {
    check("stale-retention", keep);
    check("stale-if-error", ifError);
    check("stale-while-revalidate", whileRevalidate);
  }

  /** The same, kept that long. */
  public StaleSettings withRetention(Duration span) {
    return new StaleSettings(span, ifError, whileRevalidate, use);
  }

  /** The same, answering that long for an origin that fails. */
  public StaleSettings withIfError(Duration span) {
    return new StaleSettings(keep, span, whileRevalidate, use);
  }

  /** The same, answering that long while a newer one is fetched. */
  public StaleSettings withWhileRevalidate(Duration span) {
    return new StaleSettings(keep, ifError, span, use);
  }

  /** The same, used like that. */
  public StaleSettings withUse(StaleHandling other) {
    return new StaleSettings(keep, ifError, whileRevalidate, other);
  }

  /**
   * Checks a span of time.
   *
   * @throws IllegalArgumentException if it is negative, or more than ten thousand years
   */
  static void check(String setting, Duration span) {
    if (span.isNegative() || span.toDays() > MOST_DAYS) {
      throw new IllegalArgumentException(
          setting + " is " + span + ", but takes zero up to ten thousand years");
    }
  }
}
