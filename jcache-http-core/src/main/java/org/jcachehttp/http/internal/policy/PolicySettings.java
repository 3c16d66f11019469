package org.jcachehttp.http.internal.policy;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jcachehttp.http.internal.content.BodyDigests;
import org.jcachehttp.http.internal.expiry.ExpiryRules;
import org.jcachehttp.http.internal.key.StoredMethods;
import org.jcachehttp.http.internal.secrets.PartRules;
import org.jcachehttp.http.internal.secrets.RequestSecrets;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.settings.CacheType;
import org.jcachehttp.http.settings.CallOptions;
import org.jcachehttp.http.settings.FieldHandling;
import org.jcachehttp.http.settings.HttpCacheSettings;
import org.jcachehttp.http.settings.RefreshSettings;
import org.jcachehttp.http.settings.SetCookieHandling;
import org.jcachehttp.http.settings.StaleHandling;
import org.jcachehttp.http.settings.StaleSettings;
import org.jcachehttp.http.stored.CachedResponse;

/** The settings that the rules of RFC 9111 depend on, compiled once per HTTP cache. Immutable. */
public final class PolicySettings {

  private final CacheType type;
  private final SetCookieHandling setCookie;
  private final ExpiryRules expiry;
  private final boolean excludesUrls;
  private final StaleSettings stale;
  private final RefreshSettings refresh;
  private final double eagerShare;
  private final StoredMethods methods;
  private final PartRules parts;
  private final boolean separatesUsers;
  private final Optional<FilterRules> filter;
  private final Optional<TargetedFields> targetedFields;
  private final FieldHandling clearSiteData;
  private final boolean verifiesDigests;
  private final Optional<Function<? super CachedResponse, ? extends Collection<String>>> tagger;

  private PolicySettings(HttpCacheSettings settings) {
    this.type = settings.type();
    this.setCookie = settings.setCookie();
    this.expiry = ExpiryRules.of(settings.expiry());
    this.excludesUrls = expiry.excludesUrls();
    this.stale = settings.stale();
    this.refresh = settings.refresh();
    this.eagerShare = refresh.eagerShare();
    this.methods = StoredMethods.of(settings.keys());
    this.parts = PartRules.of(settings.keys());
    this.separatesUsers = type == CacheType.PRIVATE && parts.separateUsers();
    this.filter = FilterRules.of(settings.filter());
    this.targetedFields = TargetedFields.of(settings);
    this.clearSiteData = settings.extensions().clearSiteData();
    this.verifiesDigests = settings.extensions().verifiesDigests();
    this.tagger = settings.store().tagger();
  }

  /**
   * Compiles settings.
   *
   * @throws IllegalArgumentException if two settings contradict each other
   */
  public static PolicySettings of(HttpCacheSettings settings) {
    return new PolicySettings(settings);
  }

  /** Returns the directives that apply to a response (RFC 9111 section 5.2, RFC 9213). */
  CacheControl directives(Fields response) {
    return targetedFields.isEmpty()
        ? CacheControl.of(response)
        : targetedFields.get().directives(response);
  }

  /**
   * Returns whether a response clears what is stored of its origin for its credential. A shared
   * cache does not know which entries are for that user.
   */
  public boolean clearsSiteData(HttpRequest request, HttpResponse response) {
    return clearSiteData == FieldHandling.HONOR
        && !isShared()
        && ClearSiteData.isAskedFor(request, response);
  }

  /** Returns whether the body of a response may be stored: it matches its digests, or any may. */
  public boolean admitsBody(CachedResponse response) {
    return !verifiesDigests || !BodyDigests.contradict(response);
  }

  /** Returns the configured freshness lifetimes. */
  ExpiryRules expiry() {
    return expiry;
  }

  /** Returns the use of stale responses. */
  StaleSettings stale() {
    return stale;
  }

  /** Returns how stored responses are refreshed. */
  RefreshSettings refresh() {
    return refresh;
  }

  /** Returns the share of the lifetime after which a fresh response is refreshed: the hit path. */
  double eagerShare() {
    return eagerShare;
  }

  /** Returns the methods whose responses are stored. */
  StoredMethods methods() {
    return methods;
  }

  /** Returns whether the cache is shared. */
  boolean isShared() {
    return type == CacheType.SHARED;
  }

  /** Returns the handling of responses with Set-Cookie. */
  SetCookieHandling setCookie() {
    return setCookie;
  }

  /** Returns whether requests with different credentials never share an entry. */
  boolean separatesUsers() {
    return separatesUsers;
  }

  /** Returns whether a stale response that must not be used is removed instead of validated. */
  boolean evictsStale() {
    return stale.handling() == StaleHandling.EVICT;
  }

  /** Returns whether the request has credentials. */
  boolean hasCredentials(HttpRequest request) {
    return RequestSecrets.hasCredentials(request, parts);
  }

  /** Returns whether the call or the configuration for its URL says do-not-cache. */
  boolean isDoNotCache(HttpRequest request, CallOptions options) {
    return (excludesUrls || options.expireAfter().isPresent())
        && expiry.forbids(options.expireAfter(), () -> TargetUri.of(request.uri()));
  }

  /** Returns the tags of a response: those of the call and of the configured function. */
  Set<String> tags(CachedResponse entry, CallOptions options) {
    return tagger.isEmpty()
        ? options.tags()
        : options.withTags(tagger.get().apply(entry)).orElse(options).tags();
  }

  /** Returns whether the filter lets the request use the cache. */
  boolean admits(HttpRequest request) {
    return filter.isEmpty() || filter.get().admits(request);
  }

  /** Returns whether the filter lets responses with that status be stored. */
  boolean admitsStatus(int status) {
    return filter.isEmpty() || filter.get().admitsStatus(status);
  }

  /** Returns whether the body of a response decides on its use. */
  public boolean judgesBodies() {
    return filter.isPresent() || tagger.isPresent() || verifiesDigests;
  }

  /** Returns whether the filter lets the response be stored and used. */
  boolean admits(CachedResponse response) {
    return filter.isEmpty() || filter.get().admits(response);
  }
}
