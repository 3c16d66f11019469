package org.jcachehttp.http.expiry;

/**
 * An expire-after for URLs.
 *
 * @param pattern which URLs
 * @param expireAfter how long what comes from there is fresh
 */
public record UrlRule(UrlPattern pattern, ExpireAfter expireAfter) {}
