package org.jcachehttp.feign.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How long responses are fresh: seconds ({@code "90"}), a duration ({@code "10m"}, {@code
 * "PT10M"}), an instant, an HTTP date, {@code "never"}, {@code "immediately"} or {@code
 * "do-not-cache"}, as in {@link org.jcachehttp.http.settings.ExpireAfter#parse}. What a response
 * says itself counts more, unless the cache is told to override it.
 *
 * <p>On a method it counts for that method, on an interface for all of its methods that say nothing
 * themselves; both are inherited by interfaces that extend it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface ExpireAfter {

  /** The value; what is none is an error when the client is built. */
  String value();
}
