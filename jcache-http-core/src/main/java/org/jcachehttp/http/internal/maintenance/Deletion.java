package org.jcachehttp.http.internal.maintenance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.cache.Cache;
import org.jcachehttp.http.internal.key.CacheKey;
import org.jcachehttp.http.internal.key.VariantList;
import org.jcachehttp.http.maintenance.Criteria;
import org.jcachehttp.http.maintenance.ResponseState;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.ScanCriteria;

/**
 * Removes responses, and the lists of variants that lead to none any more. Responses are counted,
 * lists are not.
 */
public final class Deletion {

  private static final int PAGE_SIZE = 500;

  /** How many lists are looked at together: a bound on memory, at the price of a scan each. */
  private static final int LISTS = 10_000;

  private final Cache<String, CachedResponse> cache;
  private final Inventory inventory;

  public Deletion(Cache<String, CachedResponse> cache, Inventory inventory) {
    this.cache = cache;
    this.inventory = inventory;
  }

  /** Removes the responses that are meant at {@code now}; tells how many. */
  public long matching(Criteria criteria, long now) {
    long deleted = remove(inventory.matching(criteria, now));
    if (criteria.states().contains(ResponseState.EXPIRED)) {
      remove(inventory.lists(ScanCriteria.expiredAt(now)));
    }
    if (deleted > 0) {
      removeAbandonedLists();
    }
    return deleted;
  }

  /** Removes all responses with one of those targets; tells how many. */
  public long targets(Set<String> urls) {
    long deleted = remove(ofTargets(urls).filter(head -> !Inventory.isList(head)));
    remove(ofTargets(urls));
    return deleted;
  }

  private Stream<EntryMetadata<String>> ofTargets(Set<String> urls) {
    // A backend compares with one value, and otherwise one scan is better than several.
    ScanCriteria criteria = urls.size() == 1 ? having(urls.iterator().next()) : ScanCriteria.all();
    return inventory.heads(criteria).filter(head -> urls.contains(Inventory.url(head)));
  }

  private static ScanCriteria having(String url) {
    return ScanCriteria.all().having(Map.of("url", url));
  }

  /** Removes what is under the keys, all variants of a target's key; tells how many responses. */
  public long keys(Collection<String> keys) {
    long deleted = 0;
    for (String key : keys) {
      CachedResponse stored = cache.get(key);
      if (stored != null) {
        deleted += VariantList.from(stored).isPresent() ? variants(key, stored) : one(key, stored);
      }
    }
    return deleted;
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

  /** The responses to the target of that entry, which the list under that key leads to. */
  private Stream<EntryMetadata<String>> variantsOf(String primary, CachedResponse entry) {
    return inventory
        .heads(having(entry.request().target().toString()))
        .filter(head -> !Inventory.isList(head) && isOf(primary, head.key()));
  }

  private boolean isOf(String primary, String key) {
    CachedResponse response = cache.get(key);
    return response != null && CacheKey.of(response.request()).equals(primary);
  }

  /** Whatever responses are left that have a list's URL may be its variants. */
  private void removeAbandonedLists() {
    Iterator<EntryMetadata<String>> lists = inventory.lists(ScanCriteria.all()).iterator();
    while (lists.hasNext()) {
      Map<String, List<EntryMetadata<String>>> byUrl = nextByUrl(lists);
      inventory
          .heads(ScanCriteria.all())
          .filter(head -> !Inventory.isList(head))
          .forEach(head -> byUrl.remove(Inventory.url(head)));
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

  private long remove(Stream<EntryMetadata<String>> heads) {
    long removed = 0;
    List<EntryMetadata<String>> page = new ArrayList<>();
    for (Iterator<EntryMetadata<String>> doomed = heads.iterator(); doomed.hasNext(); ) {
      page.add(doomed.next());
      if (page.size() == PAGE_SIZE || !doomed.hasNext()) {
        removed += inventory.entries().remove(page);
        page.clear();
      }
    }
    return removed;
  }
}
