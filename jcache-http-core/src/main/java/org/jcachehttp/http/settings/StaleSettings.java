package org.jcachehttp.http.settings;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/** How long stale responses are kept, and when they may be used. Immutable. */
public final class StaleSettings {

  private static final StaleSettings DEFAULTS =
      new StaleSettings(
          Duration.ofDays(1),
          new ErrorWindow(Duration.ZERO, StatusCodes.sorted(500, 502, 503, 504)),
          Duration.ZERO,
          StaleHandling.REVALIDATE);

  private final Duration retention;
  private final ErrorWindow ifError;
  private final Duration whileRevalidate;
  private final StaleHandling handling;

  /** When an error of the origin is replaced by a stale response. */
  private record ErrorWindow(Duration window, Set<Integer> statuses) {}

  private StaleSettings(
      Duration retention, ErrorWindow ifError, Duration whileRevalidate, StaleHandling handling) {
    this.retention = retention;
    this.ifError = ifError;
    this.whileRevalidate = whileRevalidate;
    this.handling = handling;
  }

  /**
   * {@return the defaults: kept for one day, revalidated, and served stale only where a response
   * says so}
   */
  public static StaleSettings defaults() {
    return DEFAULTS;
  }

  /**
   * {@return these settings with another minimum time for which a stale response is kept}
   *
   * @param value the time after the response becomes stale
   * @throws IllegalArgumentException if it is negative or more than 10,000 years
   */
  public StaleSettings withRetention(Duration value) {
    return new StaleSettings(
        Durations.checkStale("stale-retention", value), ifError, whileRevalidate, handling);
  }

  /**
   * {@return these settings with another time for which a stale response is served when the origin
   * fails (RFC 5861 section 4)}
   *
   * @param value the time after the response becomes stale
   * @throws IllegalArgumentException if it is negative or more than 10,000 years
   */
  public StaleSettings withIfError(Duration value) {
    return new StaleSettings(
        retention,
        new ErrorWindow(Durations.checkStale("stale-if-error", value), ifError.statuses()),
        whileRevalidate,
        handling);
  }

  /**
   * {@return these settings with other status codes that a stale response replaces} The defaults
   * are those of RFC 5861 section 4: 500, 502, 503 and 504.
   *
   * @param codes the status codes
   * @throws IllegalArgumentException if a code is not 500 to 599
   */
  public StaleSettings withErrorStatuses(int... codes) {
    for (int code : codes) {
      if (code < 500 || code > 599) {
        throw new IllegalArgumentException(
            "stale-if-error-statuses has " + code + ", but takes 500 to 599");
      }
    }
    return new StaleSettings(
        retention,
        new ErrorWindow(ifError.window(), StatusCodes.sorted(codes)),
        whileRevalidate,
        handling);
  }

  /**
   * {@return these settings with another time for which a stale response is served while it is
   * revalidated in the background (RFC 5861 section 3)}
   *
   * @param value the time after the response becomes stale
   * @throws IllegalArgumentException if it is negative or more than 10,000 years
   */
  public StaleSettings withWhileRevalidate(Duration value) {
    return new StaleSettings(
        retention, ifError, Durations.checkStale("stale-while-revalidate", value), handling);
  }

  /**
   * {@return these settings with another handling of a stale response that must not be served}
   *
   * @param value the handling
   */
  public StaleSettings withHandling(StaleHandling value) {
    return new StaleSettings(
        retention, ifError, whileRevalidate, requireNonNull(value, "handling"));
  }

  /** {@return the minimum time for which a stale response is kept} */
  public Duration retention() {
    return retention;
  }

  /** {@return the time for which a stale response is served when the origin fails} */
  public Duration ifError() {
    return ifError.window();
  }

  /** {@return the status codes of the origin that a stale response replaces} */
  public Set<Integer> errorStatuses() {
    return ifError.statuses();
  }

  /** {@return the time for which a stale response is served while it is revalidated} */
  public Duration whileRevalidate() {
    return whileRevalidate;
  }

  /** {@return the handling of a stale response that must not be served} */
  public StaleHandling handling() {
    return handling;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StaleSettings that
        && retention.equals(that.retention)
        && ifError.equals(that.ifError)
        && whileRevalidate.equals(that.whileRevalidate)
        && handling == that.handling;
  }

  @Override
  public int hashCode() {
    return Objects.hash(retention, ifError, whileRevalidate, handling);
  }

  @Override
  public String toString() {
    return SettingsText.of("StaleSettings")
        .add("retention", retention)
        .add("ifError", ifError.window())
        .add("errorStatuses", ifError.statuses())
        .add("whileRevalidate", whileRevalidate)
        .add("handling", handling)
        .toString();
  }
}
