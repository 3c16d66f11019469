package org.jcachehttp.feign;

import feign.Request;
import java.util.Optional;
import org.jcachehttp.http.session.CacheScope;
import org.jcachehttp.http.session.CacheSession;
import org.jcachehttp.http.session.CacheUse;

/**
 * What the calls of a client go by.
 *
 * @param session the cache and how it is used
 * @param redirects who follows them
 */
record CallRules(CacheSession session, Redirects redirects) {

  /** A call of that request; empty if the cache has nothing to do with it. */
  Optional<FeignCall> call(Request request, Request.Options options) {
    CacheUse use = CacheScope.current().map(CacheScope::use).orElseGet(session::use);
    return use == CacheUse.DISABLED
        ? Optional.empty()
        : FeignMessages.toHttp(request)
            .map(converted -> new FeignCall(this, use, request, converted, options));
  }
}
