package org.jcachehttp.http.internal.maintenance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.cache.Cache;
import org.jcachehttp.http.internal.key.CacheKey;
import org.jcachehttp.http.internal.key.OriginPartition;
import org.jcachehttp.http.internal.key.VariantList;
import org.jcachehttp.http.internal.store.ResponseStore;
import org.jcachehttp.http.maintenance.ResponseState;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.StoredRequest;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.ScanCriteria;

/**
 * Removes responses, and lists of variants without variants. The returned numbers do not include
 * lists.
 */
final class Deletion {

  private static final int PAGE_SIZE = 500;

  /** The number of lists in memory at a time; each such batch costs a scan. */
  private static final int LISTS = 10_000;

  private final Cache<String, CachedResponse> cache;
  private final Inventory inventory;
  private final Misplaced misplaced;

  Deletion(ResponseStore store, Inventory inventory) {
    this.cache = store.cache();
    this.misplaced = new Misplaced(store);
    this.inventory = inventory;
  }

  /** Returns the deletion of entries of a store. */
  static Deletion in(ResponseStore store) {
    return new Deletion(store, Inventory.of(store.cache()));
  }

  /** Removes the matching responses, and returns their number. */
  long matching(ResponseMatcher matcher) {
    return matching(matcher, entry -> true);
  }

  /** Removes the matching responses that pass a test, and returns their number. */
  long matching(ResponseMatcher matcher, Predicate<EntryMetadata<String>> test) {
    long deleted = remove(inventory.matching(matcher).filter(test)) + misplaced.remove(matcher);
    if (matcher.wants(ResponseState.EXPIRED)) {
      remove(inventory.lists(ScanCriteria.expiredAt(matcher.now().toEpochMilli())));
    }
    if (deleted > 0) {
      removeAbandonedLists();
    }
    return deleted;
  }

  /** Removes all responses with one of these targets, and returns their number. */
  long targets(Set<String> urls) {
    long deleted = remove(ofTargets(urls).filter(entry -> !Inventory.isList(entry)));
    remove(ofTargets(urls));
    return deleted;
  }

  /** Removes the responses with one of these targets that pass a test. */
  void targets(Set<String> urls, Predicate<EntryMetadata<String>> test) {
    if (remove(ofTargets(urls).filter(entry -> !Inventory.isList(entry)).filter(test)) > 0) {
      removeAbandonedLists();
    }
  }

  /** Removes the entries of an origin and a credential, also lists, and returns their number. */
  long of(OriginPartition entries) {
    String prefix = entries.urlPrefix();
    return remove(
        inventory
            .metadata(ScanCriteria.all())
            .filter(entry -> Inventory.url(entry).startsWith(prefix))
            .filter(entry -> isIn(entries, entry.key())));
  }

  private boolean isIn(OriginPartition entries, String key) {
    CachedResponse entry = cache.get(key);
    return entry != null && entries.contains(entry.request());
  }

  private Stream<EntryMetadata<String>> ofTargets(Set<String> urls) {
    // A backend can compare with one value; for several values, one scan is enough.
    ScanCriteria criteria = urls.size() == 1 ? having(urls.iterator().next()) : ScanCriteria.all();
    return inventory.metadata(criteria).filter(entry -> urls.contains(Inventory.url(entry)));
  }

  private static ScanCriteria having(String url) {
    return ScanCriteria.all().having(Map.of("url", url));
  }

  /** Removes the responses under keys, and all variants of a target's key; returns the number. */
  long keys(Collection<String> keys) {
    long deleted = 0;
    for (String key : keys) {
      CachedResponse stored = cache.get(key);
      if (stored != null && isDeletable(stored.request())) {
        deleted += VariantList.from(stored).isPresent() ? variants(key, stored) : one(key, stored);
      }
    }
    return deleted;
  }

  private static boolean isDeletable(StoredRequest stored) {
    return stored.isOfResponse() || stored.isVariantList();
  }

  private long variants(String primary, CachedResponse list) {
    long deleted = remove(variantsOf(primary, list));
    cache.remove(primary);
    return deleted;
  }

  private long one(String key, CachedResponse response) {
    boolean removed = cache.remove(key);
    String primary = CacheKey.of(response.request());
    if (!primary.equals(key) && variantsOf(primary, response).findFirst().isEmpty()) {
      cache.remove(primary);
    }
    return removed ? 1 : 0;
  }

  /** The variants that the list under that key leads to. */
  private Stream<EntryMetadata<String>> variantsOf(String primary, CachedResponse entry) {
    return inventory
        .metadata(having(entry.request().target().toString()))
        .filter(found -> !Inventory.isList(found) && isOf(primary, found.key()));
  }

  private boolean isOf(String primary, String key) {
    CachedResponse response = cache.get(key);
    return response != null && CacheKey.of(response.request()).equals(primary);
  }

  /** A list is kept as long as there is a response with its URL, which may be a variant. */
  private void removeAbandonedLists() {
    Iterator<EntryMetadata<String>> lists = inventory.lists(ScanCriteria.all()).iterator();
    while (lists.hasNext()) {
      Map<String, List<EntryMetadata<String>>> byUrl = nextByUrl(lists);
      inventory
          .metadata(ScanCriteria.all())
          .filter(entry -> !Inventory.isList(entry))
          .forEach(entry -> byUrl.remove(Inventory.url(entry)));
      remove(byUrl.values().stream().flatMap(List::stream));
    }
  }

  private static Map<String, List<EntryMetadata<String>>> nextByUrl(
      Iterator<EntryMetadata<String>> lists) {
    Map<String, List<EntryMetadata<String>>> byUrl = new HashMap<>();
    for (int i = 0; i < LISTS && lists.hasNext(); i++) {
      EntryMetadata<String> list = lists.next();
      byUrl.computeIfAbsent(Inventory.url(list), url -> new ArrayList<>()).add(list);
    }
    return byUrl;
  }

  private long remove(Stream<EntryMetadata<String>> entries) {
    long removed = 0;
    List<EntryMetadata<String>> page = new ArrayList<>();
    for (Iterator<EntryMetadata<String>> doomed = entries.iterator(); doomed.hasNext(); ) {
      page.add(doomed.next());
      if (page.size() == PAGE_SIZE || !doomed.hasNext()) {
        removed += inventory.entries().remove(page);
        page.clear();
      }
    }
    return removed;
  }
}
