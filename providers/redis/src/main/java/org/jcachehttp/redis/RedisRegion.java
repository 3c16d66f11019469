package org.jcachehttp.redis;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jcachehttp.storage.ChangeListener;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.InvalidationListener;
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

  /** The version argument of a script that expects nothing. */
  private static final byte[] ANY = {'a', 'n', 'y'};

  private final String name;
  private final Announcements announcements;
  private final Queue<ChangeChannel> channels = new ConcurrentLinkedQueue<>();
  private final Entries entries;
  private final Server server;
  private final InstantSource clock;

  /**
   * Creates a region.
   *
   * @param name the region's name in the database
   * @param announcements of its changes, which may be on
   */
  RedisRegion(
      String name,
      Entries entries,
      Announcements announcements,
      Server server,
      InstantSource clock) {
    this.name = name;
    this.announcements = announcements;
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
        .read("read an entry", entries.scriptWithoutPayload(), entries.redisKeyOf(key), arguments)
        .map(record -> EntryMetadata.of(key, record));
  }

  @Override
  public Map<String, StoredRecord<byte[]>> readAll(Collection<String> keys) {
    Map<String, StoredRecord<byte[]>> found = new HashMap<>();
    Pages.of(keys, key -> 0).forEach(page -> found.putAll(entries.getAll(page)));
    return found;
  }

  @Override
  public boolean write(String key, WriteCondition condition, StoredRecord<byte[]> record) {
    if (needsNoScript(condition)) {
      entries.put(key, record);
      return true;
    }
    return server.changed(
        "write an entry",
        announcements.scripts().put(),
        entries.redisKeyOf(key),
        writing(key, expected(condition), record));
  }

  /** Returns whether a plain command does: nothing is compared, announced or waited for. */
  private boolean needsNoScript(WriteCondition condition) {
    return condition instanceof WriteCondition.Any
        && !announcements.areOn()
        && !server.awaitsReplicas();
  }

  @Override
  public void writeAll(Map<String, StoredRecord<byte[]>> records) {
    Pages.of(records.entrySet(), entry -> entry.getValue().payload().length)
        .forEach(page -> server.changeEach("write entries", page, this::write));
  }

  private RFuture<?> write(RBatch batch, Map.Entry<String, StoredRecord<byte[]>> entry) {
    String key = entry.getKey();
    return announcements.areOn()
        ? Server.changed(
            batch,
            announcements.scripts().put(),
            entries.redisKeyOf(key),
            writing(key, ANY, entry.getValue()))
        : entries.put(batch, key, entry.getValue());
  }

  private Object[] writing(String key, byte[] expected, StoredRecord<byte[]> record) {
    byte[] message = ChangeMessage.written(key, record.version());
    return arguments(key, expected, record, record.deadline(), message);
  }

  /** Waits for no replica: a deadline that is not moved costs a miss. */
  @Override
  public void touch(String key, long version, Deadline deadline) {
    server.done(
        "move a deadline",
        announcements.scripts().touch(),
        entries.redisKeyOf(key),
        arguments(
            key,
            bytes(version),
            bytes(deadline.epochMillis()),
            deadline,
            ChangeMessage.touched(key)));
  }

  @Override
  public boolean remove(String key, WriteCondition condition) {
    if (needsNoScript(condition)) {
      return entries.remove(key);
    }
    return !(condition instanceof WriteCondition.Absent)
        && server.changed(
            "remove an entry",
            announcements.scripts().remove(),
            entries.redisKeyOf(key),
            removing(key, expected(condition), announcements));
  }

  private Object[] removing(String key, byte[] expected, Announcements announced) {
    byte[] message = ChangeMessage.removed(key);
    return announced.arguments(expected, "", "", entries.fieldOf(key), message);
  }

  private static byte[] expected(WriteCondition condition) {
    if (condition instanceof WriteCondition.Version version) {
      return bytes(version.version());
    }
    return condition instanceof WriteCondition.Any ? ANY : ABSENT;
  }

  @Override
  public Iterator<Map.Entry<String, StoredRecord<byte[]>>> scan(ScanCriteria criteria) {
    return new EntryScan(entries.headers(), entries::getAll, criteria);
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
    return remove("remove entries", entriesToRemove, announcements);
  }

  @Override
  public long count() {
    return entries.count();
  }

  @Override
  public void clear() {
    try {
      entries.clear();
    } finally {
      // Also a clear that fails half-way has removed entries.
      announceCleared();
    }
  }

  /**
   * Announces also without a near cache of this process: a cache is cleared seldom, and by
   * processes that do not use it.
   */
  private void announceCleared() {
    server.done(
        "announce that a region was cleared",
        Scripts.CLEARED,
        entries.redisKeyOf(""),
        "",
        "",
        "",
        "",
        announcements.topic(),
        ChangeMessage.cleared());
  }

  @Override
  public boolean subscribe(InvalidationListener<String> listener) {
    announcements.begin();
    channels.add(ChangeChannel.open(name, server, new Invalidated(listener)));
    return true;
  }

  /** Without announcements of its own, a process gets none: the others have the same options. */
  @Override
  public boolean subscribe(ChangeListener<String, byte[]> listener) {
    if (announcements.areOn()) {
      ChangeReports reports = new ChangeReports(name, this::readAll, listener);
      channels.add(ChangeChannel.open(name, server, reports));
    }
    return announcements.areOn();
  }

  @Override
  public void close() {
    for (var channel = channels.poll(); channel != null; channel = channels.poll()) {
      channel.close();
    }
  }

  @Override
  public long purgeExpired(long now) {
    // Near caches check deadlines themselves, but at their own time.
    Announcements ofPurge = now > clock.millis() ? announcements : announcements.silent();
    ScanCriteria expired = ScanCriteria.expiredAt(now);
    HeaderPages pages = entries.headers();
    long purged = 0;
    for (Optional<List<EntryHeader>> page = pages.next(); page.isPresent(); page = pages.next()) {
      List<EntryMetadata<String>> expiredEntries =
          page.get().stream()
              .filter(header -> expired.matches(header.deadline()))
              .map(EntryHeader::toEntryMetadata)
              .toList();
      purged += remove("purge expired entries", expiredEntries, ofPurge);
    }
    return purged;
  }

  private long remove(
      String operation, Collection<EntryMetadata<String>> removed, Announcements announced) {
    Map<String, Long> versions = new HashMap<>();
    removed.forEach(header -> versions.put(header.key(), header.version()));
    return server
        .changeEach(operation, versions.entrySet(), (batch, one) -> remove(batch, one, announced))
        .values()
        .stream()
        .filter(done -> done)
        .count();
  }

  private RFuture<Boolean> remove(
      RBatch batch, Map.Entry<String, Long> version, Announcements announced) {
    String key = version.getKey();
    return Server.changed(
        batch,
        announced.scripts().remove(),
        entries.redisKeyOf(key),
        removing(key, bytes(version.getValue()), announced));
  }

  /** Returns the arguments in the order of {@link Scripts}. */
  private Object[] arguments(
      String key, byte[] expectedVersion, Object stored, Deadline deadline, byte[] message) {
    String ttl = Scripts.ttl(deadline, clock.millis());
    return announcements.arguments(expectedVersion, stored, ttl, entries.fieldOf(key), message);
  }

  private static byte[] bytes(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }
}
