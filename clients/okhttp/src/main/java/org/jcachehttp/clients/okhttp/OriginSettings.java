package org.jcachehttp.clients.okhttp;

import java.util.List;
import java.util.stream.Collectors;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * What happens above the cache instead of below it.
 *
 * @param below the client for requests that outlive the caller's call, such as a refresh
 * @param cookies the cookies of the client
 * @param redirects which redirections are followed
 */
record OriginSettings(OkHttpClient below, CookieJar cookies, Redirects redirects) {

  /** Which redirections a client follows. */
  enum Redirects {
    NONE,
    SAME_SCHEME,
    ALL
  }

  /** Returns the settings of a client. */
  static OriginSettings of(OkHttpClient client, OkHttpClient below) {
    Redirects other = client.followSslRedirects() ? Redirects.ALL : Redirects.SAME_SCHEME;
    return new OriginSettings(
        below, client.cookieJar(), client.followRedirects() ? other : Redirects.NONE);
  }

  /** Returns the fields of a request with the cookies for its URL, which replace others. */
  Headers withCookies(HttpUrl url, Headers fields) {
    List<Cookie> kept = cookies.loadForRequest(url);
    return kept.isEmpty()
        ? fields
        : fields
            .newBuilder()
            .set(
                "Cookie",
                kept.stream()
                    .map(cookie -> cookie.name() + '=' + cookie.value())
                    .collect(Collectors.joining("; ")))
            .build();
  }

  /** Keeps the cookies that a response of the origin sets. */
  void keepCookies(Response response) {
    HttpUrl url = response.request().url();
    List<Cookie> set = Cookie.parseAll(url, response.headers());
    if (!set.isEmpty()) {
      cookies.saveFromResponse(url, set);
    }
  }
}
