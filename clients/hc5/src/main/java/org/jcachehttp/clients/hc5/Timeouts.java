package org.jcachehttp.clients.hc5;

import java.time.Duration;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.util.Timeout;
import org.jcachehttp.http.settings.CallOptions;

/** The timeout of a request as an option of its call. */
final class Timeouts {

  private Timeouts() {}

  /** The timeout of a response limits the wait for an equal request in flight. */
  static CallOptions of(HttpClientContext context) {
    Timeout response = context.getRequestConfigOrDefault().getResponseTimeout();
    return response != null && response.isEnabled()
        ? CallOptions.none().withCollapseTimeout(Duration.ofMillis(response.toMilliseconds()))
        : CallOptions.none();
  }
}
