package org.jcachehttp.feign.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The cache has nothing to do with these responses: the same as
 * {@code @ExpireAfter("do-not-cache")}.
 *
 * <p>On a method it counts for that method, on an interface for all of its methods that say nothing
 * themselves; both are inherited by interfaces that extend it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface DoNotCache {}
