package org.jcachehttp.feign;

/** Who follows redirections, where {@link feign.Request.Options} wants them followed. */
public enum Redirects {

  /**
   * The cache: each hop is asked for, answered and stored by itself. The client below is told not
   * to follow; one that does so all the same is taken at its word.
   */
  BY_CACHE,

  /**
   * The client below: the response at the end answers the request at the beginning, and is stored
   * as such. For clients that need to know where a redirection leads, such as load balancers.
   */
  BY_CLIENT
}
