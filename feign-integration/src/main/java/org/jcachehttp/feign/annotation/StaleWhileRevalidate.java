package org.jcachehttp.feign.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * For how long after it became stale a stored response may answer at once, while a newer one is
 * fetched on another thread (RFC 5861 section 3).
 *
 * <p>On a method it counts for that method, on an interface for all of its methods that say nothing
 * themselves; both are inherited by interfaces that extend it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface StaleWhileRevalidate {

  /**
   * Seconds ({@code "90"}) or a duration ({@code "1h"}); else an error when the client is built.
   */
  String value();
}
