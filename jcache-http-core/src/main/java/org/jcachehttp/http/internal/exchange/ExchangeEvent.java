package org.jcachehttp.http.internal.exchange;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.OptionalLong;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.status.CacheOutcome;
import org.jcachehttp.http.status.HttpCacheEvent;
import org.jspecify.annotations.Nullable;

/**
 * One exchange, for JDK Flight Recorder. It measures the exchange for listeners too. The recorder
 * ignores the transient fields.
 */
@Name("org.jcachehttp.Exchange")
@Label("HTTP Cache Exchange")
@Category("jcache-http")
@StackTrace(false)
public final class ExchangeEvent extends Event {

  /** The recorder has no optional values. */
  private static final long UNKNOWN_SIZE = -1;

  @Label("Method")
  @Nullable String method;

  @Label("Target")
  @Description("The target URI, redacted")
  @Nullable String target;

  @Label("Outcome")
  @Description("A CacheOutcome")
  @Nullable String outcome;

  @Label("Cache Status")
  @Description("The parameters of Cache-Status (RFC 9211)")
  @Nullable String cacheStatus;

  @Label("Failure")
  @Description("The class of the exception, if the exchange failed")
  @Nullable String failure;

  @Label("Origin Time")
  @Description("The time for which the origin was awaited")
  @Timespan(Timespan.NANOSECONDS)
  long originTime;

  @Label("Store Time")
  @Description("The time that was spent on looking up and storing the response")
  @Timespan(Timespan.NANOSECONDS)
  long storeTime;

  @Label("Body Size")
  @Description("The size of the response's body; -1 if it is not known yet")
  @DataAmount
  long bodySize = UNKNOWN_SIZE;

  private final transient long start = System.nanoTime();
  private transient long nanos;
  private transient @Nullable Throwable thrown;

  // The origin may be called on another thread than that of the caller.
  private transient volatile boolean isAtOrigin;
  private transient volatile long originSince;
  private transient volatile long originNanos;

  /** The origin is called, at a time of {@link System#nanoTime()}. */
  void awaitsOrigin(long now) {
    originSince = now;
    isAtOrigin = true;
  }

  /** The origin has responded or failed. */
  void hasOrigin(long now) {
    long awaited = originNanos(now);
    isAtOrigin = false;
    originNanos = awaited;
  }

  /** Adds the time of an operation on the store that began at a time of nanoTime. */
  void addStoreTime(long begun) {
    storeTime += System.nanoTime() - begun;
  }

  /** Ends the exchange with a response. */
  void responded(Action.Respond respond) {
    endTimes();
    outcome = respond.status().outcome().name();
    cacheStatus = respond.status().parameters();
    bodySize = respond.response().body().length().orElse(UNKNOWN_SIZE);
  }

  /** Ends the exchange with an exception. */
  void failed(Throwable exception) {
    endTimes();
    outcome = CacheOutcome.FAILED.name();
    failure = exception.getClass().getName();
    thrown = exception;
  }

  private void endTimes() {
    long now = System.nanoTime();
    nanos = now - start;
    originTime = originNanos(now);
  }

  private long originNanos(long now) {
    return isAtOrigin ? originNanos + now - originSince : originNanos;
  }

  /** Sets the request, whose target is redacted. */
  void of(HttpRequest request, TargetUri redacted) {
    method = request.method();
    target = redacted.toString();
  }

  /** Returns the event for listeners. */
  HttpCacheEvent forListeners(String cacheName) {
    HttpCacheEvent.Builder event =
        HttpCacheEvent.builder(
                CacheOutcome.valueOf(requireNonNull(outcome)),
                cacheName,
                requireNonNull(method),
                requireNonNull(target))
            .durations(
                Duration.ofNanos(nanos), Duration.ofNanos(originTime), Duration.ofNanos(storeTime));
    if (bodySize != UNKNOWN_SIZE) {
      event.bodySize(OptionalLong.of(bodySize));
    }
    if (cacheStatus != null) {
      event.cacheStatus(cacheStatus);
    }
    if (thrown != null) {
      event.failure(thrown);
    }
    return event.build();
  }
}
