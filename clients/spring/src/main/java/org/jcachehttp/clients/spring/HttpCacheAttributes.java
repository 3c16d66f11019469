package org.jcachehttp.clients.spring;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.function.Consumer;
import org.jcachehttp.http.CacheMode;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.settings.CallOptions;

/**
 * Sets the options and the mode of one request, as attributes of the request.
 *
 * <pre>{@code
 * client.get().uri("/users/7")
 *     .attributes(HttpCacheAttributes.options(CallOptions.none().withTags(List.of("user:7"))))
 *     .attributes(HttpCacheAttributes.mode(CacheMode.RELOAD))
 *     .retrieve();
 * }</pre>
 *
 * <p>They take precedence over those of a {@link org.jcachehttp.http.CacheScope}.
 */
public final class HttpCacheAttributes {

  private static final String OPTIONS = CallOptions.class.getName();
  private static final String MODE = CacheMode.class.getName();

  private HttpCacheAttributes() {}

  /**
   * {@return a function that sets the options of a request}
   *
   * @param options the options
   */
  public static Consumer<Map<String, Object>> options(CallOptions options) {
    requireNonNull(options, "options");
    return attributes -> attributes.put(OPTIONS, options);
  }

  /**
   * {@return a function that sets the mode of a request}
   *
   * @param mode the mode
   */
  public static Consumer<Map<String, Object>> mode(CacheMode mode) {
    requireNonNull(mode, "mode");
    return attributes -> attributes.put(MODE, mode);
  }

  /** Returns the call of a request with these attributes, made on this thread. */
  static CacheSession.Call call(CacheSession session, Map<String, Object> attributes) {
    CacheSession.Call call = session.call(CallOptions.none());
    if (attributes.get(OPTIONS) instanceof CallOptions options) {
      call = call.withOptions(options);
    }
    return attributes.get(MODE) instanceof CacheMode mode ? call.withMode(mode) : call;
  }
}
