package org.jcachehttp.http.internal.maintenance;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import javax.cache.Cache;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.CachedResponseCodec;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredEntries;

/**
 * The entries of a cache of any provider, read by its JSR-107 iterator, which skips expired and
 * unreadable entries. The time at which a response was received is used as its version.
 */
record IteratedEntries(Cache<String, CachedResponse> cache) implements StoredEntries<String> {

  private static final CachedResponseCodec CODEC = new CachedResponseCodec();

  @Override
  public Iterator<EntryMetadata<String>> scanMetadata(ScanCriteria criteria) {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(cache.iterator(), 0), false)
        .filter(entry -> criteria.matches(deadlineOf(entry.getValue())))
        .map(entry -> metadata(entry.getKey(), entry.getValue()))
        .filter(head -> criteria.matches(head.deadline(), head.metadata()))
        .iterator();
  }

  static EntryMetadata<String> metadata(String key, CachedResponse value) {
    Map<String, String> metadata = CODEC.metadata(value);
    return new EntryMetadata<>(key, versionOf(value), deadlineOf(value), metadata);
  }

  private static Deadline deadlineOf(CachedResponse value) {
    return value.times().retainUntil();
  }

  private static long versionOf(CachedResponse value) {
    return value.times().responseTime().toEpochMilli();
  }

  /** None, because the iterator skips them. */
  @Override
  public Iterator<EntryMetadata<String>> scanUnreadable() {
    return Collections.emptyIterator();
  }

  @Override
  public long remove(Collection<EntryMetadata<String>> entries) {
    return entries.stream().filter(this::remove).count();
  }

  private boolean remove(EntryMetadata<String> head) {
    CachedResponse stored = cache.get(head.key());
    return stored != null
        && versionOf(stored) == head.version()
        && cache.remove(head.key(), stored);
  }

  @Override
  public long purgeExpired(long now) {
    long purged = 0;
    Iterator<EntryMetadata<String>> expired = scanMetadata(ScanCriteria.expiredAt(now));
    while (expired.hasNext()) {
      purged += remove(expired.next()) ? 1 : 0;
    }
    return purged;
  }
}
