package org.jcachehttp.redis;

import java.util.List;
import java.util.Optional;

/** The entries of a region page by page, without their payloads, each entry once. */
@FunctionalInterface
interface HeaderPages {

  /** Fetches the next page, which may hold nothing; empty at the end. */
  Optional<List<EntryHeader>> next();
}
