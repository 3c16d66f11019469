package org.jcachehttp.clients.spring;

import java.net.HttpCookie;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jcachehttp.http.message.Fields;
import org.springframework.http.ResponseCookie;
import org.springframework.util.MultiValueMap;

/** The cookies of a response, as {@code ClientResponse.cookies()} returns them. */
final class SetCookies {

  /** The attribute that {@code HttpCookie} does not know. */
  private static final Pattern SAME_SITE =
      Pattern.compile(";\\s*SameSite\\s*=\\s*(\\w+)", Pattern.CASE_INSENSITIVE);

  private SetCookies() {}

  static void addTo(MultiValueMap<String, ResponseCookie> cookies, Fields fields) {
    for (String line : fields.all("Set-Cookie")) {
      for (HttpCookie cookie : parse(line)) {
        cookies.add(cookie.getName(), toSpring(cookie, line));
      }
    }
  }

  /** RFC 6265 section 5.2: a line without a name is ignored. */
  private static List<HttpCookie> parse(String line) {
    try {
      return HttpCookie.parse(line);
    } catch (IllegalArgumentException malformed) {
      return List.of();
    }
  }

  private static ResponseCookie toSpring(HttpCookie cookie, String line) {
    Matcher sameSite = SAME_SITE.matcher(line);
    return ResponseCookie.fromClientResponse(cookie.getName(), cookie.getValue())
        .domain(cookie.getDomain())
        .path(cookie.getPath())
        .secure(cookie.getSecure())
        .httpOnly(cookie.isHttpOnly())
        .maxAge(cookie.getMaxAge())
        .sameSite(sameSite.find() ? sameSite.group(1) : null)
        .build();
  }
}
