package org.jcachehttp.clients.testkit;

import java.util.Optional;
import org.jcachehttp.http.CacheMode;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.settings.CallOptions;

/**
 * A request of a test.
 *
 * @param request the request; its content is sent if it is not empty
 * @param options the options of the request itself
 * @param mode the mode of the request itself; empty if it has none
 */
public record TestCall(HttpRequest request, CallOptions options, Optional<CacheMode> mode) {

  /**
   * {@return a call without options and mode}
   *
   * @param request the request
   */
  public static TestCall of(HttpRequest request) {
    return new TestCall(request, CallOptions.none(), Optional.empty());
  }

  /**
   * {@return this call with options of its own}
   *
   * @param value the options
   */
  public TestCall with(CallOptions value) {
    return new TestCall(request, value, mode);
  }

  /**
   * {@return this call with a mode of its own}
   *
   * @param value the mode
   */
  public TestCall with(CacheMode value) {
    return new TestCall(request, options, Optional.of(value));
  }
}
