package org.jcachehttp.http.settings;

/** Which freshness lifetime takes precedence: that of the origin or the configured one. */
public enum CacheControlMode {
  /** The origin's; an expire-after is the default for responses without one (RFC 9111). */
  RESPECT,
  /** The configured one, as in requests-cache; the origin's if no expire-after applies. */
  OVERRIDE
}
