package org.jcachehttp.ehcache;

import java.util.List;
import java.util.Optional;
import org.ehcache.CacheManager;
import org.jcachehttp.storage.option.LocalPath;
import org.jcachehttp.storage.option.Option;

/** The options of an Ehcache storage. */
final class EhcacheOptions {

  /** Empty for a number that depends on the heap. */
  static final Option<Optional<Long>> HEAP =
      Option.count("heap", 0, "maximum entries of each cache on the heap; 0: no heap tier")
          .withoutDefault();

  static final Option<Long> OFF_HEAP =
      Option.bytes(
          "off-heap", 0, "maximum bytes of each cache outside the heap; 0: no off-heap tier");

  static final Option<Long> DISK =
      Option.bytes(
          "disk", 0, "maximum bytes of each cache in the URI's directory; 0: no disk tier");

  static final Option<String> CONFIG =
      Option.text("config", "", "an ehcache.xml: a path, a URL or classpath:NAME");

  static final Option<Optional<CacheManager>> MANAGER =
      Option.instance("manager", CacheManager.class, "the manager to use; it is left open");

  static final List<Option<?>> ALL =
      List.of(HEAP, OFF_HEAP, DISK, CONFIG, MANAGER, LocalPath.USE_CACHE_DIR, LocalPath.USE_TEMP);

  private EhcacheOptions() {}
}
