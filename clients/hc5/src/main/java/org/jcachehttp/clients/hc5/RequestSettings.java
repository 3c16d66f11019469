package org.jcachehttp.clients.hc5;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;
import org.jcachehttp.http.CacheMode;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.settings.CallOptions;

/** The options and the mode of a request, as attributes of its context. */
final class RequestSettings {

  private static final String OPTIONS = CallOptions.class.getName();
  private static final String MODE = CacheMode.class.getName();
  private static final String CALL = CacheSession.Call.class.getName();

  /** The call of an exchange, whose redirections may be followed on other threads. */
  private record ExchangeCall(String exchangeId, CacheSession.Call call) {}

  private RequestSettings() {}

  static void setOptions(HttpContext context, CallOptions options) {
    context.setAttribute(OPTIONS, requireNonNull(options, "options"));
  }

  static void setMode(HttpContext context, CacheMode mode) {
    context.setAttribute(MODE, requireNonNull(mode, "mode"));
  }

  /** Returns a call with the settings of the context, the scope of this thread and the session. */
  static CacheSession.Call call(CacheSession session, HttpClientContext context) {
    CacheSession.Call call = session.call(ofTimeout(context));
    if (context.getAttribute(OPTIONS) instanceof CallOptions options) {
      call = call.withOptions(options);
    }
    return context.getAttribute(MODE) instanceof CacheMode mode ? call.withMode(mode) : call;
  }

  /** The timeout of a response limits the wait for an equal request in flight. */
  private static CallOptions ofTimeout(HttpClientContext context) {
    Timeout response = context.getRequestConfigOrDefault().getResponseTimeout();
    return response != null && response.isEnabled()
        ? CallOptions.none().withCollapseTimeout(Duration.ofMillis(response.toMilliseconds()))
        : CallOptions.none();
  }

  /** Returns the call that an exchange had at its first request. */
  static CacheSession.Call call(CacheSession session, HttpClientContext context, String exchange) {
    if (context.getAttribute(CALL) instanceof ExchangeCall known
        && known.exchangeId().equals(exchange)) {
      return known.call();
    }
    CacheSession.Call call = call(session, context);
    context.setAttribute(CALL, new ExchangeCall(exchange, call));
    return call;
  }
}
