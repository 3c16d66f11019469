package org.jcachehttp.clients.jaxrs;

/** The component that follows redirections. */
enum Redirects {
  BY_CACHE,
  BY_CALLER
}
