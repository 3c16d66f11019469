package org.jcachehttp.feign;

/** The component that follows redirects, if {@link feign.Request.Options} enables following. */
public enum Redirects {

  /**
   * The cache: each hop is looked up and stored separately. The client is told not to follow
   * redirects; if it does, its final response is stored for the first request.
   */
  BY_CACHE,

  /**
   * The client: its final response is stored for the first request. Some clients, such as load
   * balancers, require this because they need the target of a redirect.
   */
  BY_CLIENT
}
