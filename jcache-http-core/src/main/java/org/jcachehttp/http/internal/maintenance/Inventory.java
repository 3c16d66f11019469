package org.jcachehttp.http.internal.maintenance;

import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.cache.Cache;
import javax.cache.configuration.Configuration;
import org.jcachehttp.http.maintenance.Criteria;
import org.jcachehttp.http.maintenance.ResponseState;
import org.jcachehttp.http.maintenance.ResponseSummary;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredEntries;

/**
 * The entries of a cache of responses: from its storage where the provider gives it, else one by
 * one through JCache.
 *
 * @param entries the entries
 */
public record Inventory(StoredEntries<String> entries) {

  /** The entries of that cache. */
  public static Inventory of(Cache<String, CachedResponse> cache) {
    return new Inventory(stored(cache).orElseGet(() -> new IteratedEntries(cache)));
  }

  @SuppressWarnings("unchecked") // the entries of a cache with keys of type String
  private static Optional<StoredEntries<String>> stored(Cache<String, CachedResponse> cache) {
    if (cache.getConfiguration(Configuration.class).getValueType() != CachedResponse.class) {
      // Not stored by our codec, and so without the attributes that it gives.
      return Optional.empty();
    }
    try {
      return Optional.of(cache.unwrap(StoredEntries.class));
    } catch (IllegalArgumentException foreign) {
      // JSR-107: what the provider does not have behind its cache.
      return Optional.empty();
    }
  }

  /** The responses that are meant, at {@code now} (epoch milliseconds). */
  public Stream<EntryMetadata<String>> matching(Criteria criteria, long now) {
    return Stream.concat(readable(criteria, now), unreadable(criteria, now));
  }

  private Stream<EntryMetadata<String>> readable(Criteria criteria, long now) {
    return criteria.states().equals(Set.of(ResponseState.INVALID))
        ? Stream.empty()
        : heads(criteria.scanAt(now))
            .filter(
                head ->
                    ResponseSummary.of(head)
                        .filter(response -> criteria.matches(response, now))
                        .isPresent());
  }

  private Stream<EntryMetadata<String>> unreadable(Criteria criteria, long now) {
    return criteria.states().contains(ResponseState.INVALID)
        ? stream(entries.scanUnreadable())
            .filter(head -> criteria.matchesUnread(ResponseSummary.of(head), now))
        : Stream.empty();
  }

  /** The lists of variants among the entries that meet the criteria. */
  Stream<EntryMetadata<String>> lists(ScanCriteria criteria) {
    return heads(criteria).filter(Inventory::isList);
  }

  /** The entries that meet the criteria, lists of variants too. */
  Stream<EntryMetadata<String>> heads(ScanCriteria criteria) {
    return stream(entries.scanMetadata(criteria));
  }

  /** Whether an entry leads to responses, and is none. */
  static boolean isList(EntryMetadata<String> head) {
    return head.metadata().containsKey("vary");
  }

  /** The target of an entry; empty if nobody knows it. */
  static String url(EntryMetadata<String> head) {
    return head.metadata().getOrDefault("url", "");
  }

  private static <T> Stream<T> stream(Iterator<T> entries) {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(entries, 0), false);
  }
}
