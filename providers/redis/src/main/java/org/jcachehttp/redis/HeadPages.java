package org.jcachehttp.redis;

import java.util.List;
import java.util.Optional;

/** The entries of a region page by page, without their payloads, each entry once. */
@FunctionalInterface
interface HeadPages {

  /** Fetches the next page, which may hold nothing; empty at the end. */
  Optional<List<Head>> next();
}
