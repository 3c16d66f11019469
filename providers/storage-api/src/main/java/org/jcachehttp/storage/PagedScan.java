package org.jcachehttp.storage;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A scan that fetches the next page, in the order of keys, when the previous one is used up.
 *
 * @param <K> the storage's key type
 * @param <P> the storage's payload type
 */
public final class PagedScan<K, P> implements Iterator<Map.Entry<K, StoredRecord<P>>> {

  /** The maximum number of entries of a page; pages with large payloads have fewer. */
  public static final int PAGE_SIZE = 500;

  private final PageSource<K, P> source;
  private Iterator<Map.Entry<K, StoredRecord<P>>> page;
  private Optional<K> last = Optional.empty();
  private boolean exhausted;

  /**
   * Creates a scan over the pages of {@code source}. The first page is fetched at the first use.
   *
   * @param source fetches the pages
   */
  public PagedScan(PageSource<K, P> source) {
    this.source = source;
    this.page = List.<Map.Entry<K, StoredRecord<P>>>of().iterator();
  }

  @Override
  public boolean hasNext() {
    if (!page.hasNext() && !exhausted) {
      Page<K, P> fetched = source.pageAfter(last);
      exhausted = fetched.last();
      page = fetched.entries().iterator();
    }
    return page.hasNext();
  }

  @Override
  public Map.Entry<K, StoredRecord<P>> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Map.Entry<K, StoredRecord<P>> entry = page.next();
    last = Optional.of(entry.getKey());
    return entry;
  }

  /**
   * Some entries in ascending order of keys.
   *
   * @param entries the entries, at least one unless the page is the last
   * @param last whether no entry follows
   * @param <K> the storage's key type
   * @param <P> the storage's payload type
   */
  public record Page<K, P>(List<Map.Entry<K, StoredRecord<P>>> entries, boolean last) {}

  /**
   * Fetches one page.
   *
   * @param <K> the storage's key type
   * @param <P> the storage's payload type
   */
  @FunctionalInterface
  public interface PageSource<K, P> {

    /**
     * {@return the entries that follow the key, or the first ones if there is no key}
     *
     * @param key the last key of the previous page; empty for the first page
     * @throws org.jcachehttp.storage.StorageException if the backend fails
     */
    Page<K, P> pageAfter(Optional<K> key);
  }
}
