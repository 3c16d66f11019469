package org.jcachehttp.feign.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a response was decoded to is kept in memory as long as the response is, and is the result of
 * every call that the response answers: a hit decodes nothing.
 *
 * <p>Callers get the same object, so it must be immutable, and it must come from the content alone,
 * not from fields such as Age. It works over stores that keep objects, such as {@code memory:};
 * others read a response anew each time.
 *
 * <p>On a method it counts for that method, on an interface for all of its methods that say nothing
 * themselves; both are inherited by interfaces that extend it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface KeepDecoded {}
