package org.jcachehttp.clients.jaxrs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The tags of the responses to a method of a MicroProfile REST Client, by which they are
 * invalidated together.
 *
 * <p>On an interface it applies to all methods that the interface declares without an annotation of
 * their own.
 *
 * @see org.jcachehttp.http.maintenance.StoredResponses#invalidateTag
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface CacheTags {

  /** {@return the tags, such as {@code posts}} */
  String[] value();
}
