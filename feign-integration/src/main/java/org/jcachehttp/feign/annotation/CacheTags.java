package org.jcachehttp.feign.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The tags of the responses to a method, by which they are invalidated together.
 *
 * <pre>{@code
 * @RequestLine("GET /users/{id}/posts")
 * @CacheTags({"user:{id}", "posts"})
 * List<Post> posts(@Param("id") int id);
 * }</pre>
 *
 * <p>{@code responses().invalidateTag("user:7")} then invalidates the posts of user 7. A tag whose
 * parameter is null is left out.
 *
 * <p>On an interface it applies to all methods without an annotation of their own. Extending
 * interfaces inherit it.
 *
 * @see org.jcachehttp.http.maintenance.StoredResponses#invalidateTag
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface CacheTags {

  /**
   * {@return the tags, with the names of parameters of the method in braces; another name is an
   * error when the client is built}
   */
  String[] value();
}
