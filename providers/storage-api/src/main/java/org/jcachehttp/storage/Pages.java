package org.jcachehttp.storage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;

/** Splits items into pages for one round trip each, of up to 500 items and about 4 MiB. */
public final class Pages {

  /** The maximum size of a page with more than one item. */
  private static final long MAX_BYTES = 4 << 20;

  private Pages() {}

  /**
   * Splits the items into pages, in their order.
   *
   * @param <T> the type of the items
   * @param items the items, in the order of the result
   * @param bytesOf returns the size of an item in bytes
   * @return the pages, each with at least one item; empty if there are no items
   */
  public static <T> List<List<T>> of(Collection<T> items, ToLongFunction<T> bytesOf) {
    List<List<T>> pages = new ArrayList<>();
    List<T> page = new ArrayList<>();
    long bytes = 0;
    for (T item : items) {
      long more = bytesOf.applyAsLong(item);
      if (!page.isEmpty() && (page.size() == PagedScan.PAGE_SIZE || bytes + more > MAX_BYTES)) {
        pages.add(page);
        page = new ArrayList<>();
        bytes = 0;
      }
      page.add(item);
      bytes += more;
    }
    if (!page.isEmpty()) {
      pages.add(page);
    }
    return pages;
  }
}
