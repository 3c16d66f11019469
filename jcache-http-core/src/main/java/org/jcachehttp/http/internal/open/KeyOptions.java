package org.jcachehttp.http.internal.open;

import java.util.List;
import org.jcachehttp.http.settings.HttpCacheSettings;
import org.jcachehttp.http.settings.KeyNormalizer;
import org.jcachehttp.http.settings.KeySettings;

/** Options that define the requests that share a stored response. */
final class KeyOptions {

  private static final OptionGroup<KeySettings> KEYS =
      new OptionGroup<>(HttpCacheSettings::keys, HttpCacheSettings::withKeys);

  private KeyOptions() {}

  static List<HttpOption<?>> all() {
    return List.of(
        KEYS.words(
            "methods",
            KeySettings::methods,
            KeySettings::withMethods,
            "Methods whose responses are stored, separated by spaces."),
        KEYS.choice(
            "method-override",
            KeySettings::methodOverride,
            KeySettings::withMethodOverride,
            "Handling of requests that name another method in X-HTTP-Method-Override, X-HTTP-Method"
                + " or X-Method-Override: they bypass the cache (bypass), or have that method"
                + " (honor)."),
        KEYS.choice(
            "parameter-order",
            KeySettings::parameterOrder,
            KeySettings::withParameterOrder,
            "Whether the order of parameters in a query or form distinguishes requests"
                + " (significant) or not (sorted)."),
        KEYS.instance(
            "key-normalizer",
            KeyNormalizer.class,
            KeySettings::keyNormalizer,
            KeySettings::withKeyNormalizer,
            "An org.jcachehttp.http.settings.KeyNormalizer, which maps equivalent target URIs to"
                + " one."),
        KEYS.words(
            "match-headers",
            KeySettings::matchedHeaders,
            KeySettings::addMatchedHeaders,
            "Header fields that select a response as if every response named them in Vary,"
                + " separated by spaces."),
        KEYS.words(
            "credential-cookies",
            KeySettings::credentialCookies,
            KeySettings::addCredentialCookies,
            "The only cookies that distinguish users, separated by spaces; without it, all of them"
                + " do."),
        KEYS.words(
            "ignore-cookies",
            KeySettings::ignoredCookies,
            KeySettings::addIgnoredCookies,
            "Cookies that do not distinguish users, separated by spaces."),
        KEYS.bytes(
            "secret-search-limit",
            KeySettings::secretSearchLimit,
            KeySettings::withSecretSearchLimit,
            "Size up to which a private cache searches a body for secrets of its request; a larger"
                + " body is stored without a search."));
  }
}
