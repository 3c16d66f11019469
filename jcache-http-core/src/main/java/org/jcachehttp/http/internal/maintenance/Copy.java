package org.jcachehttp.http.internal.maintenance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.cache.Cache;
import org.jcachehttp.http.internal.key.VariantList;
import org.jcachehttp.http.maintenance.CopyProgress;
import org.jcachehttp.http.stored.CachedResponse;
import org.jspecify.annotations.Nullable;

/** Copies entries into another cache, under the keys they have. */
final class Copy {

  private static final int PAGE_SIZE = 500;

  /** The size of the bodies at which a page is full. */
  private static final long PAGE_BYTES = 4 << 20;

  private final Cache<String, CachedResponse> target;
  private final Consumer<CopyProgress> listener;
  private final Map<String, CachedResponse> page = new LinkedHashMap<>();
  private long pageBytes;
  private CopyProgress progress = CopyProgress.none();

  Copy(Cache<String, CachedResponse> target, Consumer<CopyProgress> listener) {
    this.target = target;
    this.listener = listener;
  }

  /** Copies the entries that are not past their retention, and returns the result. */
  CopyProgress from(Stream<Cache.Entry<String, CachedResponse>> source, long now) {
    source
        .filter(entry -> !entry.getValue().times().retainUntil().isPast(now))
        // It is about a call in progress to the origin of the source.
        .filter(entry -> !entry.getValue().request().isLease())
        .forEachOrdered(entry -> add(entry.getKey(), entry.getValue()));
    if (!page.isEmpty()) {
      writePage();
    }
    return progress;
  }

  private void add(String key, CachedResponse value) {
    page.put(key, value);
    pageBytes += value.body().size();
    if (page.size() == PAGE_SIZE || pageBytes > PAGE_BYTES) {
      writePage();
    }
  }

  private void writePage() {
    long responses = responses();
    Map<String, CachedResponse> there = target.getAll(page.keySet());
    page.entrySet().removeIf(entry -> stays(there.get(entry.getKey()), entry.getValue()));
    target.putAll(page);
    long copied = responses();
    progress =
        progress
            .withCopied(progress.copied() + copied)
            .withSkipped(progress.skipped() + responses - copied);
    page.clear();
    pageBytes = 0;
    listener.accept(progress);
  }

  private long responses() {
    return page.values().stream().filter(value -> value.request().isOfResponse()).count();
  }

  /**
   * A list of variants in the target is not replaced, because it leads to the target's variants.
   */
  private static boolean stays(@Nullable CachedResponse there, CachedResponse copied) {
    return there != null
        && (there.times().responseTime().isAfter(copied.times().responseTime())
            || (there.equals(copied) && there.hmac().equals(copied.hmac()))
            || VariantList.from(there).isPresent());
  }
}
