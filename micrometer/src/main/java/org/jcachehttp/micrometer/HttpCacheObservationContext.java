package org.jcachehttp.micrometer;

import io.micrometer.observation.Observation;
import java.util.Optional;
import org.jcachehttp.http.status.HttpCacheEvent;
import org.jspecify.annotations.Nullable;

/**
 * The context of the observation of one call. It is no {@code SenderContext}: a span of it has the
 * kind INTERNAL, and only the client that calls the origin adds a span of a remote call.
 */
public final class HttpCacheObservationContext extends Observation.Context {

  private final String cacheName;
  private final String method;
  private volatile @Nullable HttpCacheEvent event;

  HttpCacheObservationContext(String cacheName, String method) {
    this.cacheName = cacheName;
    this.method = method;
  }

  /** {@return the name of the observed cache} */
  public String cacheName() {
    return cacheName;
  }

  /** {@return the method of the request} */
  public String method() {
    return method;
  }

  /** {@return the outcome with its times and redacted target; empty until the call has ended} */
  public Optional<HttpCacheEvent> event() {
    return Optional.ofNullable(event);
  }

  void ended(HttpCacheEvent outcome) {
    this.event = outcome;
  }
}
