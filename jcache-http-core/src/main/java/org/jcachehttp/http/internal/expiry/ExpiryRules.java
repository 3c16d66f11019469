package org.jcachehttp.http.internal.expiry;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jcachehttp.http.internal.url.UrlParts;
import org.jcachehttp.http.internal.url.UrlPattern;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.settings.CacheControlMode;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.settings.ExpirySettings;

/** Expiry settings with their URL patterns compiled. Immutable. */
public final class ExpiryRules {

  private static final int OK = 200;
  private static final int PARTIAL_CONTENT = 206;

  private final ExpirySettings settings;
  private final List<UrlRule> urls;
  private final boolean excludesUrls;
  private final boolean haveLifetimes;
  private final Jitter jitter;

  private ExpiryRules(ExpirySettings settings, List<UrlRule> urls) {
    this.settings = settings;
    this.urls = urls;
    this.excludesUrls = urls.stream().anyMatch(UrlRule::isDoNotCache);
    this.haveLifetimes =
        !urls.isEmpty()
            || !settings.statuses().isEmpty()
            || settings.expireAfterFunction().isPresent()
            || settings.expireAfter().isPresent();
    this.jitter = new Jitter(settings.jitter());
  }

  /** Compiles settings. */
  public static ExpiryRules of(ExpirySettings settings) {
    return new ExpiryRules(
        settings,
        settings.urls().entrySet().stream()
            .map(rule -> new UrlRule(UrlPattern.parse(rule.getKey()), rule.getValue()))
            .toList());
  }

  /** Whether a configured lifetime takes precedence over the origin's. */
  public boolean overrides() {
    return settings.cacheControl() == CacheControlMode.OVERRIDE;
  }

  /** Whether the heuristic lifetime of RFC 9111 section 4.2.2 applies where nothing else does. */
  public boolean allowsHeuristic() {
    return settings.expireAfter().isEmpty();
  }

  /** Returns the longest heuristic lifetime in milliseconds. */
  public long heuristicLimit() {
    return settings.heuristicLimit().toMillis();
  }

  /**
   * Returns whether {@link #applying} may return a lifetime.
   *
   * @param ofCall the lifetime that the call's options set
   */
  public boolean haveLifetimes(Optional<ExpireAfter> ofCall) {
    return haveLifetimes || ofCall.isPresent();
  }

  /**
   * The lifetime that is configured for a response. With one of the statuses that lifetimes apply
   * to, it is the first of these: the call's, that of the first matching URL pattern, that of the
   * function, that of the status, the cache's. Other responses have that of their status only:
   * lifetimes are meant for answers, not for errors. A part counts as a 200 response.
   *
   * @param ofCall the lifetime that the call's options set
   */
  public Optional<ExpireAfter> applying(
      Optional<ExpireAfter> ofCall, TargetUri target, HttpResponse response) {
    int whole = response.status() == PARTIAL_CONTENT ? OK : response.status();
    Optional<ExpireAfter> ofStatus = Optional.ofNullable(settings.statuses().get(whole));
    Optional<ExpireAfter> configured =
        settings.expireAfterStatuses().contains(whole)
            ? ofCall
                .or(() -> ofUrl(target))
                .or(() -> computed(response))
                .or(() -> ofStatus)
                .or(settings::expireAfter)
            : ofStatus;
    return configured.map(value -> jitter.apply(value, target));
  }

  /** The function must not read the body, which the caller reads. */
  private Optional<ExpireAfter> computed(HttpResponse response) {
    return settings
        .expireAfterFunction()
        .flatMap(function -> function.apply(response.withBody(Body.empty())));
  }

  /** Returns whether requests to some URLs bypass the cache. */
  public boolean excludesUrls() {
    return excludesUrls;
  }

  /**
   * Whether a request bypasses the cache, because its call or the first matching URL pattern has
   * the value {@code do-not-cache}.
   *
   * @param ofCall the lifetime that the call's options set
   * @param target asked for only if a pattern has to be matched
   */
  public boolean forbids(Optional<ExpireAfter> ofCall, Supplier<TargetUri> target) {
    return ofCall.isPresent()
        ? isDoNotCache(ofCall)
        : excludesUrls && isDoNotCache(ofUrl(target.get()));
  }

  private static boolean isDoNotCache(Optional<ExpireAfter> value) {
    return value.equals(Optional.of(ExpireAfter.doNotCache()));
  }

  private Optional<ExpireAfter> ofUrl(TargetUri target) {
    if (urls.isEmpty()) {
      return Optional.empty();
    }
    UrlParts url = UrlParts.of(target);
    for (UrlRule rule : urls) {
      if (rule.pattern().matches(url)) {
        return Optional.of(rule.expireAfter());
      }
    }
    return Optional.empty();
  }
}
