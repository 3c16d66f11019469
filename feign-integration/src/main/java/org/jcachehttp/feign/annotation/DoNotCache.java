package org.jcachehttp.feign.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Requests of the method bypass the cache: short for {@code @ExpireAfter("do-not-cache")}.
 *
 * <p>On an interface it applies to all methods without an annotation of their own. Extending
 * interfaces inherit it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface DoNotCache {}
