package org.jcachehttp.http.internal.store;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Entries that maintenance deletes, as far as calls in flight recognize them.
 *
 * @param names keys, URLs or the name of a cache, by which a response to be stored recognizes them
 * @param locations the locations of requests in flight for them
 */
public record DeletedEntries(Collection<String> names, Predicate<EntryLocation> locations) {

  /** Returns the entries under some keys, with all variants if a key is that of a target. */
  public static DeletedEntries ofKeys(Collection<String> keys) {
    Set<String> deleted = Set.copyOf(keys);
    return new DeletedEntries(
        deleted,
        location -> deleted.contains(location.primaryKey()) || deleted.contains(location.key()));
  }

  /** Returns the entries with some URLs. */
  public static DeletedEntries ofUrls(Set<String> urls) {
    return new DeletedEntries(urls, location -> urls.contains(location.url()));
  }

  /** Returns all entries of a cache. */
  public static DeletedEntries allOf(String cacheName) {
    return new DeletedEntries(List.of(cacheName), location -> true);
  }
}
