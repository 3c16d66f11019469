package org.jcachehttp.feign;

import feign.Request;
import java.time.Duration;
import java.util.Optional;
import org.jcachehttp.http.CacheMode;
import org.jcachehttp.http.CacheScope;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.settings.CallOptions;

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
    CacheMode use = scope.flatMap(CacheScope::use).orElseGet(session::use);
    if (use == CacheMode.NO_STORE) {
      return Optional.empty();
    }
    MethodRules method = MethodRules.of(request);
    CallOptions ofTheMethod = method.options().orElse(waitingLikeTheClient(options));
    CallOptions wanted = scope.map(open -> open.options().orElse(ofTheMethod)).orElse(ofTheMethod);
    return FeignMessages.toHttp(request)
        .map(converted -> new FeignCall(this, use, wanted, request, converted, options));
  }

  /** Who waits for another call like it waits as long as for the origin; zero is for ever. */
  private static CallOptions waitingLikeTheClient(Request.Options options) {
    int connect = options.connectTimeoutMillis();
    int read = options.readTimeoutMillis();
    return connect > 0 && read > 0
        ? CallOptions.none().withTimeout(Duration.ofMillis((long) connect + read))
        : CallOptions.none();
  }
}
