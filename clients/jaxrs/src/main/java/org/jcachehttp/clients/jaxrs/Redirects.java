package org.jcachehttp.clients.jaxrs;

import java.util.Optional;
import java.util.function.Function;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.redirect.RedirectTrail;

/** The component that follows redirections. */
enum Redirects {
  BY_CACHE,
  BY_CALLER;

  /** Returns the function that begins the trail of a request; empty if none is followed. */
  Function<HttpRequest, Optional<RedirectTrail>> trail(CacheSession session) {
    return request ->
        this == BY_CACHE ? Optional.of(session.cache().trail(request)) : Optional.empty();
  }
}
