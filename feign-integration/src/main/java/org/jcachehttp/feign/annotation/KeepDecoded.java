package org.jcachehttp.feign.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Keeps the decoded value of a response in memory as long as the response itself, so that a hit
 * does not decode the response again.
 *
 * <p>All callers get the same object. It must be immutable, and decoded from the content alone, not
 * from fields such as Age. This works with stores that keep objects, such as {@code memory:}; other
 * stores create a new response for each hit.
 *
 * <p>On an interface it applies to all methods without an annotation of their own. Extending
 * interfaces inherit it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface KeepDecoded {}
