package org.jcachehttp.feign.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The freshness lifetime of responses: seconds ({@code "90"}), a duration ({@code "10m"}, {@code
 * "PT10M"}), an instant, an HTTP date, {@code "never"}, {@code "immediately"} or {@code
 * "do-not-cache"}, as in {@link org.jcachehttp.http.settings.ExpireAfter#parse}. A lifetime that a
 * response states takes precedence, unless the cache is configured to override it.
 *
 * <p>On an interface it applies to all methods without an annotation of their own. Extending
 * interfaces inherit it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface ExpireAfter {

  /** {@return the lifetime; an invalid value is an error when the client is built} */
  String value();
}
