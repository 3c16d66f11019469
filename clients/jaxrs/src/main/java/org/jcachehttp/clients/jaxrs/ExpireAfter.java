package org.jcachehttp.clients.jaxrs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The freshness lifetime of the responses to a method of a MicroProfile REST Client: seconds
 * ({@code "90"}), a duration ({@code "10m"}, {@code "PT10M"}), an instant, {@code "never"}, {@code
 * "immediately"} or {@code "do-not-cache"}, as in {@link
 * org.jcachehttp.http.settings.ExpireAfter#parse}. A lifetime that a response states takes
 * precedence, unless the cache is configured to override it.
 *
 * <p>On an interface it applies to all methods that the interface declares without an annotation of
 * their own.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface ExpireAfter {

  /** {@return the lifetime; an invalid value is an error of each call} */
  String value();
}
