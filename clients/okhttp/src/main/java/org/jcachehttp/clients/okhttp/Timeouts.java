package org.jcachehttp.clients.okhttp;

import java.time.Duration;
import okhttp3.Interceptor;
import org.jcachehttp.http.settings.CallOptions;

/** The timeouts of a client as options of a call. */
final class Timeouts {

  private Timeouts() {}

  /** In OkHttp, zero means no timeout. */
  static CallOptions of(Interceptor.Chain chain) {
    long connect = chain.connectTimeoutMillis();
    long read = chain.readTimeoutMillis();
    return connect > 0 && read > 0
        ? CallOptions.none().withCollapseTimeout(Duration.ofMillis(connect + read))
        : CallOptions.none();
  }
}
