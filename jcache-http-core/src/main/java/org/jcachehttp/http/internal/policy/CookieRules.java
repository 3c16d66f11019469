package org.jcachehttp.http.internal.policy;

import org.jcachehttp.http.message.Fields;

/** Decides what is stored of a response that sets a cookie (RFC 9111 section 7.3). */
final class CookieRules {

  static final String SET_COOKIE = "Set-Cookie";

  /** What is stored of a response that sets a cookie. */
  enum Outcome {
    /** The response with the cookie. */
    WHOLE,
    /** The response without the cookie. */
    WITHOUT_COOKIE,
    /** Nothing. */
    REFUSED
  }

  private CookieRules() {}

  /** Returns what is stored of a response with those fields, of which one is Set-Cookie. */
  static Outcome judge(ResponseControl control, Fields fields) {
    return switch (control.settings().setCookie()) {
      case STORE -> Outcome.WHOLE;
      case STRIP -> Outcome.WITHOUT_COOKIE;
      case REFUSE -> Outcome.REFUSED;
      case EXPLICIT -> judgeExplicit(control, fields);
    };
  }

  private static Outcome judgeExplicit(ResponseControl control, Fields fields) {
    if (control.isOverridden()) {
      return Outcome.WITHOUT_COOKIE;
    }
    return control.isLifetimeStated(fields) && allowUse(control.received(), control.settings())
        ? Outcome.WHOLE
        : Outcome.REFUSED;
  }

  /**
   * Returns whether a stored response with a cookie may be used: another process or earlier
   * settings may have stored it for one user.
   *
   * @param directives the directives of the response
   */
  static boolean allowUse(CacheControl directives, PolicySettings settings) {
    return switch (settings.setCookie()) {
      case STORE -> true;
      case STRIP, REFUSE -> false;
      case EXPLICIT -> settings.separatesUsers() || areForAll(directives);
    };
  }

  private static boolean areForAll(CacheControl directives) {
    return (directives.has("public") || directives.has("s-maxage"))
        && !directives.fieldNames("private").contains("set-cookie");
  }
}
