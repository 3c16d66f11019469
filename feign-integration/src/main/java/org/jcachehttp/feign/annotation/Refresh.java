package org.jcachehttp.feign.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How the stored responses of a method are refreshed. It replaces the refresh settings of the
 * cache; what is not given here is off.
 *
 * <p>On an interface it applies to all methods without an annotation of their own. Extending
 * interfaces inherit it. A wrong value is an error when the client is built.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Refresh {

  /**
   * {@return how long a caller with a stale response waits for the origin: seconds ({@code "2"}) or
   * a duration ({@code "200ms"}); empty for no limit}
   */
  String softTimeout() default "";

  /**
   * {@return the share of the freshness lifetime, more than 0 and at most 1, after which a use of
   * the fresh response starts a refresh; 1 for none}
   */
  double eagerShare() default 1;

  /**
   * {@return the delay before a refresh that failed is tried again, which doubles up to {@link
   * #backoffLimit()}: seconds or a duration; empty for none}
   */
  String backoff() default "";

  /**
   * {@return the longest delay before a refresh that failed is tried again, also if {@code
   * Retry-After} is longer: seconds or a duration, at least {@link #backoff()}}
   */
  String backoffLimit() default "5m";
}
