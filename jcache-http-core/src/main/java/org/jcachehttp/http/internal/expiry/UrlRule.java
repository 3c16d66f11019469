package org.jcachehttp.http.internal.expiry;

import org.jcachehttp.http.internal.url.UrlPattern;
import org.jcachehttp.http.settings.ExpireAfter;

/**
 * The freshness lifetime of responses from some URLs.
 *
 * @param pattern the URLs
 * @param expireAfter the lifetime
 */
record UrlRule(UrlPattern pattern, ExpireAfter expireAfter) {

  boolean isDoNotCache() {
    return expireAfter.equals(ExpireAfter.doNotCache());
  }
}
