package org.jcachehttp.http.internal.policy;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.settings.ExpireAfter;

/**
 * The directives and settings that control storing and using a response, of the origin and of the
 * configuration.
 *
 * @param received the directives of the response, of its Cache-Control or a targeted field
 * @param directives these directives without what an expire-after overrides
 * @param expireAfter the expire-after that applies to the response
 * @param settings the settings of the cache
 */
record ResponseControl(
    CacheControl received,
    CacheControl directives,
    Optional<ExpireAfter> expireAfter,
    PolicySettings settings) {

  private static final Set<String> OVERRIDABLE =
      Set.of("no-store", "no-cache", "must-revalidate", "proxy-revalidate", "max-age", "s-maxage");

  /**
   * Returns the control of a response.
   *
   * @param ofCall the expire-after of the call
   * @param target the target of its request, asked for only if a lifetime is configured
   */
  static ResponseControl of(
      PolicySettings settings,
      Optional<ExpireAfter> ofCall,
      Supplier<TargetUri> target,
      HttpResponse response) {
    Optional<ExpireAfter> expireAfter =
        settings.expiry().haveLifetimes(ofCall)
            ? settings.expiry().applying(ofCall, target.get(), response)
            : Optional.empty();
    CacheControl received = settings.directives(response.fields());
    boolean overridden = settings.expiry().overrides() && expireAfter.isPresent();
    return new ResponseControl(
        received, overridden ? received.without(OVERRIDABLE) : received, expireAfter, settings);
  }

  /** Returns whether the expire-after overrides the lifetime that the response states. */
  boolean isOverridden() {
    return settings.expiry().overrides() && expireAfter.isPresent();
  }

  /**
   * Returns whether the origin states how long a response with those fields is fresh (section
   * 4.2.1), or that it is validated at each use.
   */
  boolean isLifetimeStated(Fields fields) {
    return directives.has("max-age")
        || directives.isUnqualified("no-cache")
        || (settings.isShared() && directives.has("s-maxage"))
        || (!received.isTargeted() && fields.has("Expires"));
  }

  /** Returns whether a response without a stated lifetime has a heuristic one (section 4.2.2). */
  boolean allowsHeuristic() {
    return settings.expiry().allowsHeuristic();
  }
}
