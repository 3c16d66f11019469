package org.jcachehttp.micrometer;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import java.util.Locale;
import java.util.Set;
import org.jcachehttp.http.status.HttpCacheEvent;

/**
 * The name and the key values of the observation of a call. Its default methods are the default
 * convention; an application overrides what is to be different.
 */
public interface HttpCacheObservationConvention
    extends ObservationConvention<HttpCacheObservationContext> {

  /** The methods of RFC 9110 section 9 and RFC 5789; others are one value of the key. */
  Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

  @Override
  default boolean supportsContext(Observation.Context context) {
    return context instanceof HttpCacheObservationContext;
  }

  @Override
  default String getName() {
    return "http.cache.exchange";
  }

  @Override
  default String getContextualName(HttpCacheObservationContext context) {
    return "http cache " + context.method().toLowerCase(Locale.ROOT);
  }

  /**
   * {@return {@code cache}, {@code method} and {@code outcome}} The outcome is {@code none} until
   * the call has ended. Methods that are not standard are {@code OTHER}.
   *
   * @param context the call
   */
  @Override
  default KeyValues getLowCardinalityKeyValues(HttpCacheObservationContext context) {
    String method = METHODS.contains(context.method()) ? context.method() : "OTHER";
    String outcome =
        context.event().map(event -> event.outcome().label()).orElse(KeyValue.NONE_VALUE);
    return KeyValues.of("cache", context.cacheName(), "method", method, "outcome", outcome);
  }

  /**
   * {@return the attributes of the span: {@code http.cache.hit}, {@code http.cache.status} (the
   * parameters of Cache-Status) and {@code http.url}, which is redacted} They are known when the
   * call has ended.
   *
   * @param context the call
   */
  @Override
  default KeyValues getHighCardinalityKeyValues(HttpCacheObservationContext context) {
    return context
        .event()
        .map(HttpCacheObservationConvention::attributes)
        .orElseGet(KeyValues::empty);
  }

  private static KeyValues attributes(HttpCacheEvent event) {
    KeyValues known =
        KeyValues.of(
            "http.cache.hit",
            Boolean.toString(event.outcome().isHit()),
            "http.url",
            event.target());
    return event.cacheStatus().map(status -> known.and("http.cache.status", status)).orElse(known);
  }
}
