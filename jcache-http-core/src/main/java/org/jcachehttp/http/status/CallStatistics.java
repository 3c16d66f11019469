package org.jcachehttp.http.status;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/** The calls of one kind that have ended: to origins, or to the cache below. Immutable. */
public final class CallStatistics {

  private static final CallStatistics NONE = new CallStatistics(0, 0, Duration.ZERO);

  private final long count;
  private final long errors;
  private final Duration time;

  private CallStatistics(long count, long errors, Duration time) {
    this.count = count;
    this.errors = errors;
    this.time = time;
  }

  /** {@return no calls} */
  public static CallStatistics none() {
    return NONE;
  }

  /**
   * {@return calls}
   *
   * @param count the number of calls, also of failed ones
   * @param errors the number of calls that failed
   * @param time their total time
   */
  public static CallStatistics of(long count, long errors, Duration time) {
    return new CallStatistics(count, errors, requireNonNull(time, "time"));
  }

  /** {@return the number of calls, also of failed ones} */
  public long count() {
    return count;
  }

  /** {@return the number of calls that failed} */
  public long errors() {
    return errors;
  }

  /** {@return the total time of all calls} */
  public Duration time() {
    return time;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CallStatistics that
        && count == that.count
        && errors == that.errors
        && time.equals(that.time);
  }

  @Override
  public int hashCode() {
    return List.of(count, errors, time).hashCode();
  }

  @Override
  public String toString() {
    return count + " calls, " + errors + " errors, " + time;
  }
}
