package org.jcachehttp.http.internal.policy;

import java.util.Optional;
import java.util.Set;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.settings.ExpireAfter;

/**
 * What says how a response may be stored and used: the origin and the configuration.
 *
 * @param directives the response's Cache-Control without what an expire-after overrides
 * @param expireAfter what applies to the response
 * @param settings what the user of the cache decided
 */
record ResponseControl(
    CacheControl directives, Optional<ExpireAfter> expireAfter, PolicySettings settings) {

  private static final Set<String> OF_THE_LIFETIME =
      Set.of("no-store", "no-cache", "must-revalidate", "proxy-revalidate", "max-age", "s-maxage");

  /** What counts for the response to such a request. */
  static ResponseControl of(RequestPolicy policy, TargetUri target, HttpResponse response) {
    PolicySettings settings = policy.settings();
    Optional<ExpireAfter> applying =
        settings.expiry().applying(policy.options().expireAfter(), target, response.status());
    CacheControl stated = CacheControl.of(response.fields());
    boolean overridden = settings.expiry().overrides() && applying.isPresent();
    return new ResponseControl(
        overridden ? stated.without(OF_THE_LIFETIME) : stated, applying, settings);
  }

  /** Whether the expire-after counts before what the response says of its lifetime. */
  boolean isOverridden() {
    return settings.expiry().overrides() && expireAfter.isPresent();
  }

  /** Whether, where nothing is said of a lifetime, the heuristic of section 4.2.2 may say it. */
  boolean allowsHeuristic() {
    return settings.expiry().allowsHeuristic();
  }
}
