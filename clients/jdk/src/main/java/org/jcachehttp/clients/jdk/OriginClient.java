package org.jcachehttp.clients.jdk;

import java.io.IOException;
import java.net.CookieHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.http.message.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The client for requests to the origin, which neither follows redirections nor keeps cookies: both
 * happen above the cache, so that each hop is stored, and the key covers the cookies.
 *
 * @param client the client that sends requests
 * @param cookies the cookies of the wrapped client
 */
record OriginClient(HttpClient client, Optional<CookieHandler> cookies) {

  private static final Logger log = LoggerFactory.getLogger(CachingHttpClient.class);

  /**
   * Returns a client with the settings of the given one.
   *
   * @throws IllegalArgumentException if the client follows redirections or keeps cookies, and is
   *     not Java's own
   */
  static OriginClient of(HttpClient wrapped) {
    wrapped
        .authenticator()
        .ifPresent(
            authenticator ->
                log.warn(
                    "The client below the HTTP cache may add credentials of its Authenticator. The"
                        + " cache does not see them, and may share responses between their users;"
                        + " give credentials to each request instead, see"
                        + " docs/http/credentials.md"));
    boolean isPlain =
        wrapped.followRedirects() == HttpClient.Redirect.NEVER && wrapped.cookieHandler().isEmpty();
    if (isPlain) {
      return new OriginClient(wrapped, Optional.empty());
    }
    if (wrapped.getClass().getModule() != HttpClient.class.getModule()) {
      throw new IllegalArgumentException(
          "client is a "
              + wrapped.getClass().getName()
              + " that follows redirections or keeps cookies, but takes one that does neither:"
              + " Redirect.NEVER, no CookieHandler");
    }
    return new OriginClient(plain(wrapped), wrapped.cookieHandler());
  }

  private static HttpClient plain(HttpClient wrapped) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .sslContext(wrapped.sslContext())
            .sslParameters(wrapped.sslParameters())
            .version(wrapped.version());
    wrapped.connectTimeout().ifPresent(builder::connectTimeout);
    wrapped.proxy().ifPresent(builder::proxy);
    wrapped.authenticator().ifPresent(builder::authenticator);
    wrapped.executor().ifPresent(builder::executor);
    return builder.build();
  }

  /** Adds the cookies for a URI to the fields of a request. */
  Fields withCookies(URI uri, Fields fields) throws IOException {
    if (cookies.isEmpty()) {
      return fields;
    }
    List<String> pairs = new ArrayList<>(fields.all("Cookie"));
    Map<String, List<String>> kept = cookies.get().get(uri, Map.of());
    pairs.addAll(kept.getOrDefault("Cookie", List.of()));
    return pairs.isEmpty()
        ? fields
        : fields.without(List.of("Cookie")).with("Cookie", String.join("; ", pairs));
  }

  /** Keeps the cookies that a response of the origin sets. */
  void keepCookies(HttpResponse<?> response) throws IOException {
    if (cookies.isPresent()) {
      cookies.get().put(response.uri(), response.headers().map());
    }
  }
}
