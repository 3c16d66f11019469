package org.jcachehttp.http.internal.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jcachehttp.http.internal.key.CacheGroups;
import org.jcachehttp.http.internal.key.CacheKey;
import org.jcachehttp.http.internal.key.OriginPartition;
import org.jcachehttp.http.internal.key.RequestKeys;
import org.jcachehttp.http.internal.key.SearchMarker;
import org.jcachehttp.http.internal.key.SearchVariance;
import org.jcachehttp.http.internal.key.StoredMethods;
import org.jcachehttp.http.internal.policy.Invalidation;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.status.NotStoredReason;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.StoredRequest;

/**
 * Invalidates stored responses by their targets (RFC 9111 section 4.4), and by groups and tags (RFC
 * 9875 section 3).
 */
public final class StoredInvalidation {

  private final GroupStore groups;
  private final RequestKeys keys;
  private final Optional<SearchVariances> searches;

  StoredInvalidation(GroupStore groups, RequestKeys keys, Optional<SearchVariances> searches) {
    this.groups = groups;
    this.keys = keys;
    this.searches = searches;
  }

  /**
   * Returns the targets that a response invalidates (RFC 9111 section 4.4): in the partition of the
   * caller and in the one without credentials.
   */
  public List<InvalidatedTarget> targets(HttpRequest request, HttpResponse response) {
    Fields fields = StoredMethods.withoutOverride(request.fields());
    return Invalidation.by(request, response, keys.methods()).stream()
        .map(uri -> HttpRequest.builder("GET", uri).fields(fields).build())
        .flatMap(target -> partitions(target).map(stored -> invalidated(target, stored)))
        .toList();
  }

  private InvalidatedTarget invalidated(HttpRequest target, StoredRequest stored) {
    return new InvalidatedTarget(
        primaryKeys(target, stored).toList(), searches.map(honored -> SearchMarker.keyOf(stored)));
  }

  private Stream<StoredRequest> partitions(HttpRequest request) {
    StoredRequest own = keys.of(request);
    return Stream.of(own, own.withoutPartition()).distinct();
  }

  /**
   * Returns the keys that a response to a request, without its variants, may be stored under, to
   * remove them. If they cannot be read, all responses of the origin are removed later.
   */
  public List<String> primaryKeys(HttpRequest request) {
    return primaryKeys(request, keys.of(request)).toList();
  }

  private Stream<String> primaryKeys(HttpRequest request, StoredRequest stored) {
    Optional<StoredRequest> canonical = searches.flatMap(all -> all.canonical(request, stored));
    if (canonical.isEmpty() && searches.filter(all -> all.isUnknown(stored)).isPresent()) {
      // The response may be stored under an equivalent target, which is one of the same origin.
      groups.store().removals().removeLater(OriginPartition.of(stored));
    }
    return Stream.concat(Stream.of(stored), canonical.stream()).map(CacheKey::of);
  }

  /** Invalidates the groups that the response to an unsafe request names (RFC 9875 section 3). */
  public void invalidateGroups(HttpRequest request, HttpResponse response) {
    if (!keys.methods().isSafe(request)) {
      groups.invalidate(CacheGroups.invalidatedBy(request.uri(), response.fields()));
    }
  }

  /** Invalidates the responses with a tag, for maintenance. */
  public void invalidateTag(String tag) {
    groups.invalidateOrFail(CacheGroups.ofTags(List.of(tag)));
  }

  /** Marks the responses with a tag as stale, for maintenance. */
  public void markTagStale(String tag) {
    CacheGroups.ofTags(List.of(tag)).forEach(groups::markStaleOrFail);
  }

  /**
   * Invalidates all responses to a target, in flight too: without the list, no variant is found.
   */
  public void invalidate(InvalidatedTarget target) {
    // In this order: an exchange that stores afterwards sees that its response is superseded.
    groups.order().invalidate(target.primaryKeys());
    target.path().map(List::of).ifPresent(groups.order()::invalidate);
    target.primaryKeys().forEach(groups.store().removals()::remove);
  }

  /** Supersedes the responses in flight of an origin and a credential. */
  public void supersede(OriginPartition entries) {
    groups.order().invalidate(List.of(entries.toString()));
  }

  /** Supersedes the responses in flight to entries that maintenance deletes. */
  public void supersede(DeletedEntries deleted) {
    groups.order().invalidate(deleted.names());
  }

  /** Returns a request that is about to be sent. */
  public SentRequest sends(EntryLocation location) {
    return new SentRequest(location.primaryKey(), groups.order().now());
  }

  /**
   * Stores a response, unless it was invalidated after its request was sent.
   *
   * @param sent the request
   * @param location where the response is stored
   * @param entry the response
   * @param put stores it, and returns the reason if it did not
   * @return the reason if it was not stored
   */
  public Optional<NotStoredReason> unlessSuperseded(
      SentRequest sent,
      EntryLocation location,
      CachedResponse entry,
      Supplier<Optional<NotStoredReason>> put) {
    if (isSuperseded(sent, location, entry)) {
      return Optional.of(NotStoredReason.SUPERSEDED);
    }
    Optional<NotStoredReason> failure = put.get();
    if (isSuperseded(sent, location, entry)) {
      // The invalidation may have removed the previous response before this one was stored, which
      // may have happened though it failed.
      groups.store().removals().remove(location.primaryKey());
      return Optional.of(NotStoredReason.SUPERSEDED);
    }
    return failure;
  }

  private boolean isSuperseded(SentRequest sent, EntryLocation location, CachedResponse entry) {
    if (groups.order().now() == sent.invalidations()) {
      // The usual case, in which no key is computed.
      return false;
    }
    Stream<String> names =
        Stream.of(
            sent.primaryKey(),
            location.primaryKey(),
            location.key(),
            location.url(),
            OriginPartition.of(location.storedRequest()).toString(),
            groups.store().cache().getName());
    return Stream.concat(names, path(entry).stream())
        .anyMatch(key -> groups.order().isInvalidatedSince(sent.invalidations(), key));
  }

  /** Returns the key of the path if its No-Vary-Search was not known before the response. */
  private Optional<String> path(CachedResponse entry) {
    return searches
        .flatMap(honored -> SearchVariance.of(entry.response().fields()))
        .map(variance -> SearchMarker.keyOf(entry.request()));
  }
}
