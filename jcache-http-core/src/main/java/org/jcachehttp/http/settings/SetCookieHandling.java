package org.jcachehttp.http.settings;

/** The handling of responses with Set-Cookie, which RFC 9111 section 7.3 allows to store. */
public enum SetCookieHandling {
  /**
   * A response is stored with the field if the origin states its lifetime, and not stored
   * otherwise. Where users share entries, the response must also be {@code public} or have {@code
   * s-maxage}. An overriding expire-after stores the response without the field.
   */
  EXPLICIT,
  /** A response is stored with the field, whatever gives it a lifetime, also in a shared cache. */
  STORE,
  /** A response is stored without the field. */
  STRIP,
  /** A response with the field is not stored. */
  REFUSE
}
