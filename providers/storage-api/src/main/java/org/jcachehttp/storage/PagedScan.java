package org.jcachehttp.storage;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A scan that fetches the next page, in key order, only when the one before is used up.
 *
 * @param <K> the storage's key type
 * @param <P> the storage's payload type
 */
public final class PagedScan<K, P> implements Iterator<StoredEntry<K, P>> {

  /** How many entries a page holds at most. */
  public static final int PAGE_SIZE = 500;

  private final PageSource<K, P> source;
  private Iterator<StoredEntry<K, P>> page;
  private Optional<K> last = Optional.empty();
  private boolean exhausted;

  /** A scan over the pages of {@code source}; nothing is fetched before the first use. */
  public PagedScan(PageSource<K, P> source) {
    this.source = source;
    this.page = List.<StoredEntry<K, P>>of().iterator();
  }

  @Override
  public boolean hasNext() {
    if (!page.hasNext() && !exhausted) {
      List<StoredEntry<K, P>> fetched = source.pageAfter(last);
      exhausted = fetched.size() < PAGE_SIZE;
      page = fetched.iterator();
    }
    return page.hasNext();
  }

  @Override
  public StoredEntry<K, P> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    StoredEntry<K, P> entry = page.next();
    last = Optional.of(entry.key());
    return entry;
  }

  /**
   * Fetches one page.
   *
   * @param <K> the storage's key type
   * @param <P> the storage's payload type
   */
  @FunctionalInterface
  public interface PageSource<K, P> {

    /**
     * The next entries after the key, in ascending order of keys: {@link #PAGE_SIZE} of them, or
     * fewer when there are no more.
     */
    List<StoredEntry<K, P>> pageAfter(Optional<K> key);
  }
}
