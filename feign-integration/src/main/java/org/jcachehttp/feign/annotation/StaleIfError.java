package org.jcachehttp.feign.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How long a stale response may be used instead of an error of the origin (RFC 5861 section 4).
 *
 * <p>On an interface it applies to all methods without an annotation of their own. Extending
 * interfaces inherit it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface StaleIfError {

  /**
   * {@return seconds ({@code "90"}) or a duration ({@code "1h"}); other values are an error when
   * the client is built}
   */
  String value();
}
