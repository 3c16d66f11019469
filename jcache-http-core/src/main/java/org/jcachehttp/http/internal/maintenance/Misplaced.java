package org.jcachehttp.http.internal.maintenance;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jcachehttp.http.internal.key.CacheKey;
import org.jcachehttp.http.internal.key.VariantList;
import org.jcachehttp.http.internal.store.ResponseStore;
import org.jcachehttp.http.maintenance.ResponseState;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.StoredRequest;
import org.jcachehttp.storage.EntryMetadata;

/**
 * The entries under the key of another request, or that are not authentic. They are never served:
 * the store is damaged, or something else writes to it.
 *
 * @param store the entries
 */
record Misplaced(ResponseStore store) {

  /** Returns the entries that match criteria; none unless the criteria ask for invalid ones. */
  Stream<EntryMetadata<String>> matching(ResponseMatcher matcher) {
    return matcher.wants(ResponseState.INVALID)
        ? StreamSupport.stream(store.cache().spliterator(), false)
            .filter(entry -> !isInPlace(entry.getKey(), entry.getValue()))
            .map(entry -> IteratedEntries.metadata(entry.getKey(), entry.getValue()))
            .filter(entry -> matcher.matchesUnreadable(Summaries.of(entry)))
        : Stream.empty();
  }

  /** Removes the entries that match criteria, and returns their number. */
  long remove(ResponseMatcher matcher) {
    List<EntryMetadata<String>> found = matching(matcher).toList();
    return new IteratedEntries(store.cache()).remove(found);
  }

  /**
   * Returns whether an entry is authentic, and its key the one of the request that is stored with
   * it.
   */
  boolean isInPlace(String key, CachedResponse entry) {
    return store.isAuthentic(key, entry) && isUnderItsKey(key, entry);
  }

  private boolean isUnderItsKey(String key, CachedResponse entry) {
    if (entry.request().isVariantList()) {
      return CacheKey.of(VariantList.requestOf(entry)).equals(key);
    }
    StoredRequest request = entry.request();
    String primary = CacheKey.of(request);
    return primary.equals(key)
        || CacheKey.isOfVariant(key, primary, selecting(entry), request)
        || listAt(primary)
            .filter(list -> CacheKey.isOfVariant(key, primary, list.names(), request))
            .isPresent();
  }

  /** The names of the fields that select a variant, as far as the variant alone shows them. */
  private static Set<String> selecting(CachedResponse variant) {
    Set<String> names = new TreeSet<>(variant.response().fields().tokens("Vary"));
    variant.request().fields().stream().map(Field::name).forEach(names::add);
    return names;
  }

  private Optional<VariantList> listAt(String primary) {
    return Optional.ofNullable(store.cache().get(primary))
        .filter(found -> store.isAuthentic(primary, found))
        .flatMap(VariantList::from);
  }
}
