package org.jcachehttp.http.internal.policy;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.settings.CallOptions;
import org.jcachehttp.http.status.ForwardReason;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * How one request may be answered (RFC 9111 section 4), its directives included (section 5.2.1).
 *
 * @param request the request
 * @param directives its Cache-Control
 * @param options what its call wants otherwise than the settings
 * @param settings what the user of the cache decided
 */
public record RequestPolicy(
    HttpRequest request, CacheControl directives, CallOptions options, PolicySettings settings) {

  /** The policy for a request. */
  public static RequestPolicy of(
      HttpRequest request, CallOptions options, PolicySettings settings) {
    return new RequestPolicy(request, CacheControl.of(request.fields()), options, settings);
  }

  /** Whether what the user of the cache decided keeps it away from the cache. */
  boolean isDoNotCache() {
    return settings.expiry().forbids(options.expireAfter(), () -> TargetUri.of(request.uri()));
  }

  /** How long after it became stale a response may answer for an origin that fails. */
  Duration staleIfError() {
    return options.staleIfError().orElse(settings.stale().ifError());
  }

  /** How long after it became stale a response may answer while a newer one is fetched. */
  Duration staleWhileRevalidate() {
    return options.staleWhileRevalidate().orElse(settings.stale().whileRevalidate());
  }

  /** The verdict on a request for which there is no point in looking anything up. */
  public Optional<Verdict> beforeLookup() {
    return BypassRules.reason(this).map(this::bypass);
  }

  /** The verdict when nothing is stored, for that reason. */
  public Verdict onMiss(ForwardReason reason) {
    if (!isGet()) {
      // What answers HEAD has no content to store.
      return bypass(reason);
    }
    return unlessOnlyIfCached(fetch(reason), reason);
  }

  /** The verdict when the cache cannot be read. */
  public Verdict onUnavailableStore() {
    return bypass(ForwardReason.STORE_UNAVAILABLE);
  }

  /** The verdict when a response is stored, at {@code now} (epoch milliseconds). */
  public Verdict onStored(CachedResponse stored, long now) {
    if (!Authorization.mayAnswer(request, stored, settings)) {
      return bypass(ForwardReason.AUTHORIZATION);
    }
    if (!settings.filter().admits(stored)) {
      return purge(stored, ForwardReason.FILTERED_RESPONSE);
    }
    if (ContentRange.isPart(stored) && !ResponseSelection.isInside(stored, request)) {
      return onMiss(ForwardReason.PARTIAL);
    }
    if (directives.has("no-cache")) {
      return ask(stored, ForwardReason.NO_CACHE);
    }
    if (isTooOld(stored, now)) {
      return ask(stored, ForwardReason.MAX_AGE);
    }
    if (!stored.isFresh(now)) {
      return onStale(stored, now);
    }
    if (directives.has("min-fresh") && stored.timeToLive(now) < directives.millis("min-fresh")) {
      return ask(stored, ForwardReason.MIN_FRESH);
    }
    return new Verdict.Serve(stored);
  }

  /** Section 4.2.4. */
  private Verdict onStale(CachedResponse stored, long now) {
    Staleness staleness = Staleness.of(stored, this, now);
    if (staleness.isAccepted()) {
      return new Verdict.Serve(stored);
    }
    if (staleness.isWithinRevalidation()) {
      boolean refreshes = isGet() && !isPartial() && !directives.has("only-if-cached");
      return refreshes
          ? new Verdict.ServeStaleWhileRevalidating(stored)
          : new Verdict.Serve(stored);
    }
    boolean purges = settings.purgesStale() && !staleness.isWithinErrorWindow();
    return purges ? purge(stored, ForwardReason.STALE) : ask(stored, ForwardReason.STALE);
  }

  /** Who says only-if-cached wants nothing changed for what is not there. */
  private Verdict purge(CachedResponse stored, ForwardReason reason) {
    return unlessOnlyIfCached(new Verdict.Evict(stored, reason), reason);
  }

  /**
   * Whether a stored response may answer in the place of the origin's error, at {@code now} (RFC
   * 9111 sections 4.2.4 and 4.3.3, RFC 5861 section 4).
   *
   * @param status of the error; empty if the origin could not be reached
   */
  public boolean allowsInsteadOf(OptionalInt status, Verdict.Revalidate validation, long now) {
    if (validation.reason() != ForwardReason.STALE) {
      return false;
    }
    Staleness staleness = Staleness.of(validation.stored(), this, now);
    if (status.isPresent()) {
      return status.getAsInt() >= 500 && staleness.isWithinErrorWindow();
    }
    // Section 5.2.1.2: what max-stale accepts was served already, and nothing staler is wanted.
    return !directives.has("max-stale") && !staleness.isForbidden();
  }

  /**
   * Whether the origin's response to the request may answer others like it, and another's this one.
   */
  public boolean mayCollapse() {
    // Who says no-cache does not want what was asked for earlier.
    return !directives.has("no-cache") && !isPartial() && !Preconditions.isConditional(request);
  }

  private boolean isTooOld(CachedResponse stored, long now) {
    return directives.has("max-age")
        && stored.age(now) > directives.millis("max-age")
        && !isImmutable(stored, now);
  }

  /**
   * RFC 8246 section 2: a reload does not change it, if it came over a connection to be trusted.
   */
  private static boolean isImmutable(CachedResponse stored, long now) {
    return stored.isFresh(now)
        && stored.request().target().scheme().equals("https")
        && CacheControl.of(stored.response().fields()).has("immutable");
  }

  private Verdict ask(CachedResponse stored, ForwardReason reason) {
    if (isPartial() && isGet() && !ContentRange.isPart(stored)) {
      // The part that came would have to take the place of a complete response.
      return bypass(ForwardReason.RANGE);
    }
    return unlessOnlyIfCached(
        isGet() ? new Verdict.Revalidate(stored, reason) : new Verdict.ForwardHead(stored, reason),
        reason);
  }

  private static Verdict fetch(ForwardReason reason) {
    return new Verdict.Fetch(reason);
  }

  private Verdict bypass(ForwardReason reason) {
    return unlessOnlyIfCached(new Verdict.Bypass(reason), reason);
  }

  private Verdict unlessOnlyIfCached(Verdict verdict, ForwardReason reason) {
    return directives.has("only-if-cached") ? new Verdict.GatewayTimeout(reason) : verdict;
  }

  private boolean isGet() {
    return settings.keys().methods().store(request);
  }

  private boolean isPartial() {
    return request.fields().has("Range");
  }
}
