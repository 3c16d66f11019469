package org.jcachehttp.feign;

import feign.Request;
import java.util.Optional;
import org.jcachehttp.http.policy.CallOptions;
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
    Optional<CacheScope> scope = CacheScope.current();
    CacheUse use = scope.flatMap(CacheScope::use).orElseGet(session::use);
    if (use == CacheUse.DISABLED) {
      return Optional.empty();
    }
    MethodRules method = MethodRules.of(request);
    CallOptions wanted =
        scope.map(open -> open.options().orElse(method.options())).orElse(method.options());
    return FeignMessages.toHttp(request)
        .map(method::applyTo)
        .map(converted -> new FeignCall(this, use, wanted, request, converted, options));
  }
}
