package org.jcachehttp.redis;

import java.util.List;
import java.util.Optional;

/** The headers of all entries of a region, page by page. Each entry occurs once. */
@FunctionalInterface
interface HeaderPages {

  /** Fetches the next page, which may be an empty list; returns empty at the end. */
  Optional<List<EntryHeader>> next();
}
