package org.jcachehttp.redis;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.Pages;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.redisson.api.RBatch;
import org.redisson.api.RFuture;

/** The entries of one region. Each change is one command or script, which Redis runs atomically. */
final class RedisRegion implements Region<String, byte[]> {

  /** The version argument of a script that expects no record. */
  private static final byte[] ABSENT = {};

  private final Entries entries;
  private final Server server;
  private final InstantSource clock;

  RedisRegion(Entries entries, Server server, InstantSource clock) {
    this.entries = entries;
    this.server = server;
    this.clock = clock;
  }

  @Override
  public Optional<StoredRecord<byte[]>> read(String key) {
    return entries.get(key);
  }

  @Override
  public Optional<EntryMetadata<String>> readMetadata(String key) {
    Object[] arguments = {"", "", "", entries.fieldOf(key)};
    return server
        .read(
            "read an entry", entries.scriptWithoutPayload(), entries.redisKeyOf(key), arguments)
        .map(record -> EntryMetadata.of(key, record));
  }

  @Override
  public Map<String, StoredRecord<byte[]>> readAll(Collection<String> keys) {
    Map<String, StoredRecord<byte[]>> found = new HashMap<>();
    Pages.of(keys, key -> 0).forEach(page -> found.putAll(readPage(page)));
    return found;
  }

  private Map<String, StoredRecord<byte[]>> readPage(List<String> keys) {
    return server
        .<Optional<Map<String, StoredRecord<byte[]>>>>callOrAbsent(
            "read entries",
            () -> Optional.of(server.pipeline(keys, entries::get)),
            Optional.empty())
        .orElseGet(() -> readEach(keys));
  }

  /**
   * Reads one by one, because the response to a batch does not identify a key that holds another
   * type.
   */
  private Map<String, StoredRecord<byte[]>> readEach(List<String> keys) {
    Map<String, StoredRecord<byte[]>> found = new HashMap<>();
    keys.forEach(key -> entries.get(key).ifPresent(record -> found.put(key, record)));
    return found;
  }

  @Override
  public boolean write(String key, WriteCondition condition, StoredRecord<byte[]> record) {
    if (condition instanceof WriteCondition.Any) {
      entries.put(key, record);
      return true;
    }
    byte[] expectedVersion =
        condition instanceof WriteCondition.Version version ? bytes(version.version()) : ABSENT;
    Object[] arguments = arguments(key, expectedVersion, record, record.deadline());
    return server.changed(
        "write an entry", entries.scripts().put(), entries.redisKeyOf(key), arguments);
  }

  @Override
  public void writeAll(Map<String, StoredRecord<byte[]>> records) {
    Pages.of(records.entrySet(), entry -> entry.getValue().payload().length)
        .forEach(
            page ->
                server.pipeline(
                    "write entries",
                    page,
                    (batch, entry) -> entries.put(batch, entry.getKey(), entry.getValue())));
  }

  @Override
  public void touch(String key, long version, Deadline deadline) {
    Object[] arguments = arguments(key, bytes(version), bytes(deadline.epochMillis()), deadline);
    server.changed(
        "move a deadline", entries.scripts().touch(), entries.redisKeyOf(key), arguments);
  }

  @Override
  public boolean remove(String key, WriteCondition condition) {
    if (condition instanceof WriteCondition.Version expected) {
      return server.changed(
          "remove an entry",
          entries.scripts().remove(),
          entries.redisKeyOf(key),
          arguments(key, bytes(expected.version()), "", Deadline.NEVER));
    }
    return condition instanceof WriteCondition.Any && entries.remove(key);
  }

  @Override
  public Iterator<Map.Entry<String, StoredRecord<byte[]>>> scan(ScanCriteria criteria) {
    return new EntryScan(entries.headers(), this::readPage, criteria);
  }

  /** Fetches headers only; the payloads stay on the server. */
  @Override
  public Iterator<EntryMetadata<String>> scanMetadata(ScanCriteria criteria) {
    HeaderPages pages = entries.headers();
    return Stream.generate(pages::next)
        .takeWhile(Optional::isPresent)
        .flatMap(Optional::stream)
        .flatMap(List::stream)
        .filter(header -> criteria.matches(header.deadline(), header.metadata()))
        .map(EntryHeader::toEntryMetadata)
        .iterator();
  }

  @Override
  public long removeAll(Collection<EntryMetadata<String>> entriesToRemove) {
    return remove("remove entries", entriesToRemove);
  }

  @Override
  public long count() {
    return entries.count();
  }

  @Override
  public void clear() {
    entries.clear();
  }

  @Override
  public long purgeExpired(long now) {
    ScanCriteria expired = ScanCriteria.expiredAt(now);
    HeaderPages pages = entries.headers();
    long purged = 0;
    for (Optional<List<EntryHeader>> page = pages.next(); page.isPresent(); page = pages.next()) {
      List<EntryMetadata<String>> expiredEntries =
          page.get().stream()
              .filter(header -> expired.matches(header.deadline()))
              .map(EntryHeader::toEntryMetadata)
              .toList();
      purged += remove("purge expired entries", expiredEntries);
    }
    return purged;
  }

  private long remove(String operation, Collection<EntryMetadata<String>> entriesToRemove) {
    Map<String, Long> versions = new HashMap<>();
    entriesToRemove.forEach(header -> versions.put(header.key(), header.version()));
    return server.pipeline(operation, versions.entrySet(), this::remove).values().stream()
        .filter(removed -> removed)
        .count();
  }

  private RFuture<Boolean> remove(RBatch batch, Map.Entry<String, Long> version) {
    String key = version.getKey();
    return Server.changed(
        batch,
        entries.scripts().remove(),
        entries.redisKeyOf(key),
        arguments(key, bytes(version.getValue()), "", Deadline.NEVER));
  }

  /** Returns the arguments in the order of {@link Scripts}. */
  private Object[] arguments(String key, byte[] expectedVersion, Object stored, Deadline deadline) {
    String ttl = Scripts.ttl(deadline, clock.millis());
    return new Object[] {expectedVersion, stored, ttl, entries.fieldOf(key)};
  }

  private static byte[] bytes(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }
}
