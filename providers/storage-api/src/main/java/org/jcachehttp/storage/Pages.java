package org.jcachehttp.storage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;

/** Splits what is too much for one round trip: pages of 500 items, or of some 4 MiB. */
public final class Pages {

  /** A page that is larger than this holds a single entry. */
  private static final long MAX_BYTES = 4 << 20;

  private Pages() {}

  /**
   * The items in their order, in lists that are small enough for one round trip each.
   *
   * @param bytesOf how many bytes an item has
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
