package org.jcachehttp.http.internal.maintenance;

import java.util.Iterator;
import java.util.Optional;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.cache.Cache;
import javax.cache.configuration.Configuration;
import org.jcachehttp.http.maintenance.ResponseState;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredEntries;

/**
 * The entries of a cache of responses: of its storage, or, on other providers, of its iterator.
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
      // Such entries do not have the metadata that our codec writes.
      return Optional.empty();
    }
    try {
      return Optional.of(cache.unwrap(StoredEntries.class));
    } catch (IllegalArgumentException foreign) {
      // JSR-107, Cache.unwrap: the provider does not support that class.
      return Optional.empty();
    }
  }

  /** The matching responses, and unreadable entries if the criteria ask for them. */
  Stream<EntryMetadata<String>> matching(ResponseMatcher matcher) {
    return Stream.concat(readable(matcher), unreadable(matcher));
  }

  private Stream<EntryMetadata<String>> readable(ResponseMatcher matcher) {
    return matcher.wantsReadable()
        ? metadata(matcher.scan())
            .filter(entry -> Summaries.of(entry).filter(matcher::matches).isPresent())
        : Stream.empty();
  }

  private Stream<EntryMetadata<String>> unreadable(ResponseMatcher matcher) {
    return matcher.wants(ResponseState.INVALID)
        ? stream(entries.scanUnreadable())
            .filter(entry -> matcher.matchesUnreadable(Summaries.of(entry)))
        : Stream.empty();
  }

  /** The lists of variants among the entries that meet the criteria. */
  Stream<EntryMetadata<String>> lists(ScanCriteria criteria) {
    return metadata(criteria).filter(Inventory::isList);
  }

  /** The entries that meet the criteria, including lists of variants. */
  Stream<EntryMetadata<String>> metadata(ScanCriteria criteria) {
    return stream(entries.scanMetadata(criteria));
  }

  /** Whether an entry is a list of variants, not a response. */
  static boolean isList(EntryMetadata<String> entry) {
    return entry.metadata().containsKey("vary");
  }

  /** The target of an entry; empty if its metadata has none. */
  static String url(EntryMetadata<String> entry) {
    return entry.metadata().getOrDefault("url", "");
  }

  private static <T> Stream<T> stream(Iterator<T> entries) {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(entries, 0), false);
  }
}
