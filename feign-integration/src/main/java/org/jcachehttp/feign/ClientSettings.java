package org.jcachehttp.feign;

import feign.Request;
import java.util.Optional;
import org.jcachehttp.http.CacheMode;
import org.jcachehttp.http.CacheScope;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.settings.CallOptions;

/**
 * The settings of a caching client.
 *
 * @param session the cache and its mode
 * @param redirects who follows redirects
 */
record ClientSettings(CacheSession session, Redirects redirects) {

  /** Returns the call for a request; empty if the request does not use the cache. */
  Optional<FeignCall> call(Request request, Request.Options options) {
    Optional<CacheScope> scope = CacheScope.current();
    CacheMode mode = mode(scope);
    if (mode == CacheMode.NO_STORE) {
      return Optional.empty();
    }
    Optional<HttpRequest> converted = FeignMessages.toHttp(request);
    if (converted.isEmpty()) {
      return Optional.empty();
    }
    CallOptions ofMethod = MethodRules.of(request).options(options);
    CallOptions callOptions = scope.isPresent() ? scope.get().options().orElse(ofMethod) : ofMethod;
    return Optional.of(new FeignCall(this, mode, callOptions, request, converted.get(), options));
  }

  private CacheMode mode(Optional<CacheScope> scope) {
    return scope.isPresent() ? scope.get().mode().orElseGet(session::mode) : session.mode();
  }
}
