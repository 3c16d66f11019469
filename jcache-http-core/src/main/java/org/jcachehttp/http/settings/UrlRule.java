package org.jcachehttp.http.settings;

import org.jcachehttp.http.internal.url.UrlPattern;

/**
 * An expire-after for URLs.
 *
 * @param pattern which URLs
 * @param expireAfter how long what comes from there is fresh
 */
public record UrlRule(UrlPattern pattern, ExpireAfter expireAfter) {}
