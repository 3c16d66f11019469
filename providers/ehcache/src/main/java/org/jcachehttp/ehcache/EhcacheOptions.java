package org.jcachehttp.ehcache;

import java.util.List;
import java.util.Optional;
import org.ehcache.CacheManager;
import org.jcachehttp.storage.option.LocalPath;
import org.jcachehttp.storage.option.Option;

/** The options of an Ehcache storage. */
final class EhcacheOptions {

  static final Option<Long> HEAP =
      Option.count("heap", 10_000, "entries of a cache on the heap; 0: none");

  static final Option<Long> OFF_HEAP =
      Option.bytes("off-heap", 0, "bytes of a cache outside the heap; 0: none");

  static final Option<Long> DISK =
      Option.bytes("disk", 0, "bytes of a cache in the directory that the URI names; 0: none");

  static final Option<String> CONFIG =
      Option.text("config", "", "an ehcache.xml: a path, a URL or classpath:NAME");

  static final Option<Optional<CacheManager>> MANAGER =
      Option.instance("manager", CacheManager.class, "the manager to use, and to leave open");

  static final List<Option<?>> ALL =
      List.of(HEAP, OFF_HEAP, DISK, CONFIG, MANAGER, LocalPath.USE_CACHE_DIR, LocalPath.USE_TEMP);

  private EhcacheOptions() {}
}
