package org.jcachehttp.http.settings;

/** What counts where a response says how long it is fresh and an expire-after applies to it. */
public enum CacheControlMode {
  /** The response; an expire-after fills in where the response says nothing (RFC 9111). */
  RESPECT,
  /** The expire-after, as in requests-cache; where none applies, the response. */
  OVERRIDE
}
