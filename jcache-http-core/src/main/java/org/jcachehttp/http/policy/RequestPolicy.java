package org.jcachehttp.http.policy;

import java.util.Optional;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.TargetUri;
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

  /** The verdict on a request for which there is no point in looking anything up. */
  public Optional<Verdict> beforeLookup() {
    return Bypassing.reason(this).map(this::bypass);
  }

  /** The verdict when nothing is stored, for that reason. */
  public Verdict onMiss(ForwardReason reason) {
    if (!isGet()) {
      // What answers HEAD has no content to store.
      return bypass(reason);
    }
    return isPartial() ? bypass(ForwardReason.RANGE) : unlessOnlyIfCached(fetch(reason), reason);
  }

  /** The verdict when the cache cannot be read. */
  public Verdict onUnavailableStore() {
    return bypass(ForwardReason.STORE_UNAVAILABLE);
  }

  /** The verdict when a response is stored, at {@code now} (epoch milliseconds). */
  public Verdict onStored(CachedResponse stored, long now) {
    if (!Authorization.mayAnswer(request, stored)) {
      return bypass(ForwardReason.AUTHORIZATION);
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
    if (staleness.isAcceptedBy(directives)) {
      return new Verdict.Serve(stored);
    }
    if (staleness.isWithinRevalidation()) {
      boolean refreshes = isGet() && !isPartial() && !directives.has("only-if-cached");
      return refreshes ? new Verdict.ServeAndRefresh(stored) : new Verdict.Serve(stored);
    }
    boolean purges = settings.purgesStale() && !staleness.isWithinErrorWindow(directives);
    return purges
        ? new Verdict.Purge(stored, ForwardReason.STALE)
        : ask(stored, ForwardReason.STALE);
  }

  /**
   * Whether a stored response may answer although the origin could not be reached, at {@code now}.
   */
  public boolean allowsDisconnected(Verdict.Validate validation, long now) {
    // Section 5.2.1.2: what max-stale accepts has been served already, and nothing staler is
    // wanted.
    return validation.reason() == ForwardReason.STALE
        && !directives.has("max-stale")
        && !Staleness.of(validation.stored(), this, now).isForbidden();
  }

  /**
   * Whether a stored response may answer in the place of one with that status, at {@code now} (RFC
   * 9111 section 4.3.3, RFC 5861 section 4).
   */
  public boolean allowsInsteadOf(int status, Verdict.Validate validation, long now) {
    return status >= 500
        && validation.reason() == ForwardReason.STALE
        && Staleness.of(validation.stored(), this, now).isWithinErrorWindow(directives);
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
    if (isPartial() && isGet()) {
      return bypass(ForwardReason.RANGE);
    }
    return unlessOnlyIfCached(
        isGet() ? new Verdict.Validate(stored, reason) : new Verdict.Compare(stored, reason),
        reason);
  }

  private static Verdict fetch(ForwardReason reason) {
    return new Verdict.Fetch(reason);
  }

  private Verdict bypass(ForwardReason reason) {
    return unlessOnlyIfCached(new Verdict.Bypass(reason), reason);
  }

  private Verdict unlessOnlyIfCached(Verdict verdict, ForwardReason reason) {
    return directives.has("only-if-cached") ? new Verdict.Refuse(reason) : verdict;
  }

  private boolean isGet() {
    return request.method().equals("GET");
  }

  private boolean isPartial() {
    return request.fields().has("Range");
  }
}
