package org.jcachehttp.http.internal.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jcachehttp.http.internal.key.CacheGroups;
import org.jcachehttp.http.internal.message.FieldSyntax;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.settings.CallOptions;
import org.jcachehttp.http.settings.RefreshSettings;
import org.jcachehttp.http.status.ForwardReason;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.StoredRequest;

/**
 * The rules for responding to one request (RFC 9111 section 4), by its directives (section 5.2.1),
 * the options of the call and the settings of the cache.
 *
 * @param request the request
 * @param directives its Cache-Control
 * @param options the options of the call, which take precedence over the settings
 * @param settings the settings of the cache
 */
public record RequestPolicy(
    HttpRequest request, CacheControl directives, CallOptions options, PolicySettings settings) {

  private static final Verdict SERVE = new Verdict.Serve();

  /** Returns the policy for a request. */
  public static RequestPolicy of(
      HttpRequest request, CallOptions options, PolicySettings settings) {
    return new RequestPolicy(request, CacheControl.of(request.fields()), options, settings);
  }

  /** Returns how long a stale response may be used when the origin fails. */
  Duration staleIfError() {
    return options.staleIfError().orElse(settings.stale().ifError());
  }

  /** Returns how long a stale response may be used while it is revalidated. */
  Duration staleWhileRevalidate() {
    return options.staleWhileRevalidate().orElse(settings.stale().whileRevalidate());
  }

  /** Returns the verdict for a request that does not use the store; otherwise empty. */
  public Optional<Verdict> beforeLookup() {
    Optional<ForwardReason> reason = bypassReason();
    return reason.isPresent() ? Optional.of(bypass(reason.get())) : Optional.empty();
  }

  private Optional<ForwardReason> bypassReason() {
    if (!settings.methods().cover(request)) {
      return Optional.of(ForwardReason.METHOD);
    }
    // Section 5.2.1.5 is about storing; here no-store also prevents the use of stored responses.
    if (directives.has("no-store")) {
      return Optional.of(ForwardReason.NO_STORE);
    }
    if (settings.isDoNotCache(request, options)) {
      return Optional.of(ForwardReason.DO_NOT_CACHE);
    }
    if (!settings.admits(request)) {
      return Optional.of(ForwardReason.FILTERED_REQUEST);
    }
    if (!FieldSyntax.isEncodable(request.uri().toString())) {
      return Optional.of(ForwardReason.ENCODING);
    }
    boolean isBare = request.fields().size() == 0 && request.content().size() == 0;
    return isBare ? Optional.empty() : BypassRules.reason(request);
  }

  /** Returns the verdict when no usable response is stored. */
  public Verdict onMiss(ForwardReason reason) {
    if (!storesResponses()) {
      // A response to HEAD has no content to store.
      return bypass(reason);
    }
    return unlessOnlyIfCached(new Verdict.Fetch(reason), reason);
  }

  /** Returns the verdict when the store failed. */
  public Verdict onUnavailableStore() {
    return bypass(ForwardReason.STORE_UNAVAILABLE);
  }

  /** Returns the verdict on a stored response at {@code now} (epoch milliseconds). */
  public Verdict onStored(CachedResponse stored, long now) {
    if (settings.isShared() && !Authorization.allowsStored(request, stored, settings)) {
      return bypass(ForwardReason.AUTHORIZATION);
    }
    if (!admits(stored)) {
      return evict(stored, ForwardReason.FILTERED_RESPONSE);
    }
    if (!allowsCookie(stored.response().fields())) {
      return evict(stored, ForwardReason.SET_COOKIE);
    }
    if (stored.response().status() == ContentRange.PARTIAL_CONTENT
        && !ResponseSelection.isInside(stored, request)) {
      return onMiss(ForwardReason.PARTIAL);
    }
    if (options.isOffline()) {
      return SERVE;
    }
    if (directives.has("no-cache")) {
      return revalidate(stored, ForwardReason.NO_CACHE);
    }
    if (isTooOld(stored, now)) {
      return revalidate(stored, ForwardReason.MAX_AGE);
    }
    if (!CurrentAge.isFresh(stored, now)) {
      return onStale(stored, now);
    }
    if (directives.has("min-fresh")
        && CurrentAge.timeToLive(stored, now) < directives.millis("min-fresh")) {
      return revalidate(stored, ForwardReason.MIN_FRESH);
    }
    return isDueForRefresh(stored, now) && mayRefresh()
        ? new Verdict.ServeWhileRevalidating()
        : SERVE;
  }

  /** Returns whether a background refresh has work to do at {@code now} (epoch milliseconds). */
  public boolean isDueForRefresh(CachedResponse stored, long now) {
    double share = options.refresh().isEmpty() ? settings.eagerShare() : refresh().eagerShare();
    return share < 1 ? CurrentAge.isPast(share, stored, now) : !CurrentAge.isFresh(stored, now);
  }

  private boolean mayRefresh() {
    return storesResponses() && !isRangeRequest() && !directives.has("only-if-cached");
  }

  /** Returns how the stored response is refreshed. */
  public RefreshSettings refresh() {
    return options.refresh().orElse(settings.refresh());
  }

  /**
   * Returns the groups and tags of a response to this request.
   *
   * @param received its fields as received
   * @param entry the response as it is stored
   */
  public List<StoredRequest> groups(Fields received, CachedResponse entry) {
    List<StoredRequest> groups = CacheGroups.of(request.uri(), received);
    Set<String> tags = settings.tags(entry, options);
    return tags.isEmpty()
        ? groups
        : Stream.concat(groups.stream(), CacheGroups.ofTags(tags).stream()).toList();
  }

  /** Returns whether the filter of the configuration lets the response be stored and used. */
  public boolean admits(CachedResponse response) {
    return settings.admits(response);
  }

  private boolean allowsCookie(Fields stored) {
    return !stored.has("Set-Cookie") || CookieRules.allowUse(settings.directives(stored), settings);
  }

  /** Section 4.2.4. */
  private Verdict onStale(CachedResponse stored, long now) {
    Staleness staleness = staleness(stored, now);
    if (staleness.isAcceptedBy(directives)) {
      return SERVE;
    }
    if (!refusesStale() && staleness.isAllowedWhileRevalidating(staleWhileRevalidate())) {
      return mayRefresh() ? new Verdict.ServeWhileRevalidating() : SERVE;
    }
    boolean evicts =
        settings.evictsStale() && !staleness.isAllowedOnError(directives, staleIfError());
    return evicts ? evict(stored, ForwardReason.STALE) : revalidate(stored, ForwardReason.STALE);
  }

  /** Sections 5.2.1.1 and 5.2.1.3: such a request accepts no stale response. */
  private boolean refusesStale() {
    return (directives.has("max-age") || directives.has("min-fresh"))
        && !directives.has("max-stale");
  }

  private Staleness staleness(CachedResponse stored, long now) {
    ResponseControl control = control(stored.request()::target, stored.response());
    return new Staleness(control, -CurrentAge.timeToLive(stored, now));
  }

  /** Returns the directives and settings that control storing and using a response. */
  ResponseControl control(Supplier<TargetUri> target, HttpResponse response) {
    return ResponseControl.of(settings, options.expireAfter(), target, response);
  }

  /** A request with only-if-cached does not change the store. */
  private Verdict evict(CachedResponse stored, ForwardReason reason) {
    return unlessOnlyIfCached(new Verdict.Evict(stored, reason), reason);
  }

  /**
   * Returns whether the stored response may be used instead of the origin's error, at {@code now}
   * (RFC 9111 sections 4.2.4 and 4.3.3, RFC 5861 section 4).
   *
   * @param status the status of the error; empty if there was no response
   */
  public boolean allowsStaleInsteadOf(OptionalInt status, Verdict.Revalidate verdict, long now) {
    if (verdict.reason() != ForwardReason.STALE || refusesStale()) {
      return false;
    }
    if (status.isPresent() && !settings.stale().errorStatuses().contains(status.getAsInt())) {
      return false;
    }
    Staleness staleness = staleness(verdict.stored(), now);
    if (status.isPresent()) {
      return staleness.isAllowedOnError(directives, staleIfError());
    }
    // Section 5.2.1.2: beyond max-stale, the request does not accept a stale response.
    return !directives.has("max-stale") && !staleness.isForbidden();
  }

  /**
   * Returns whether a response with that status ends the use of the stored response: it supersedes
   * it, or takes access away from the user of this partition. Of a shared cache the latter concerns
   * one of many users.
   */
  public boolean endsStored(int status) {
    return Invalidation.isSuccess(status) || deniesStored(status);
  }

  /** Returns whether a response with that status denies the caller the stored response. */
  public boolean deniesStored(int status) {
    return switch (status) {
      case 401, 403 -> !settings.isShared();
      case 404, 410 -> true;
      default -> false;
    };
  }

  /** Returns whether a refresh with that status is tried again later. */
  public boolean isRefreshFailure(int status) {
    return status == 429 || settings.stale().errorStatuses().contains(status);
  }

  /** Returns whether the request may be collapsed with equal ones. */
  public boolean mayCollapse() {
    // A request with no-cache does not accept a response to an earlier request.
    return !directives.has("no-cache")
        && !isRangeRequest()
        && !Preconditions.isConditional(request);
  }

  private boolean isTooOld(CachedResponse stored, long now) {
    return directives.has("max-age")
        && CurrentAge.of(stored, now) > directives.millis("max-age")
        && !isImmutable(stored, now);
  }

  /** RFC 8246 section 2: a reload does not revalidate it, if it came over a secure connection. */
  private boolean isImmutable(CachedResponse stored, long now) {
    return CurrentAge.isFresh(stored, now)
        && stored.request().target().scheme().equals("https")
        && settings.directives(stored.response().fields()).has("immutable");
  }

  private Verdict revalidate(CachedResponse stored, ForwardReason reason) {
    if (isRangeRequest()
        && storesResponses()
        && !ContentRange.isPart(stored)
        && Validation.of(request, stored).conditional().isEmpty()) {
      // A part must not replace a complete response.
      return bypass(ForwardReason.RANGE);
    }
    return unlessOnlyIfCached(
        storesResponses()
            ? new Verdict.Revalidate(stored, reason)
            : new Verdict.ForwardHead(stored, reason),
        reason);
  }

  private Verdict bypass(ForwardReason reason) {
    return unlessOnlyIfCached(new Verdict.Bypass(reason), reason);
  }

  private Verdict unlessOnlyIfCached(Verdict verdict, ForwardReason reason) {
    return options.isOffline() || directives.has("only-if-cached")
        ? new Verdict.GatewayTimeout(reason)
        : verdict;
  }

  private boolean storesResponses() {
    return settings.methods().store(request);
  }

  private boolean isRangeRequest() {
    return request.fields().has("Range");
  }
}
