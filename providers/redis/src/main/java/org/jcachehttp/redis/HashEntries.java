package org.jcachehttp.redis;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jcachehttp.storage.StoredRecord;
import org.redisson.api.RBatch;
import org.redisson.api.RFuture;
import org.redisson.api.RMap;
import org.redisson.api.options.MapOptions;

/**
 * The layout with a hash per region, whose fields are the entries. Redis 7.4 or newer expires
 * fields; with an older server, expired entries remain until a purge.
 */
final class HashEntries implements Entries {

  private static final ConditionalScripts SCRIPTS = scripts(ChangeScript::silent);
  private static final ConditionalScripts ANNOUNCING = scripts(ChangeScript::announcing);

  /** The first argument of {@link Scripts#HSET}, which checks no version. */
  private static final String NO_CONDITION = "";

  private final String name;
  private final Server server;
  private final InstantSource clock;
  private final RMap<String, StoredRecord<byte[]>> map;
  private final RMap<String, StoredRecord<byte[]>> bulkMap;

  /**
   * Creates the entries of a region.
   *
   * @param name the region's name in the database, which is the key of the hash
   */
  HashEntries(String name, Server server, InstantSource clock) {
    this.name = name;
    this.server = server;
    this.clock = clock;
    this.map = map(server.timeout());
    this.bulkMap = map(server.bulkTimeout());
  }

  private RMap<String, StoredRecord<byte[]>> map(Duration timeout) {
    return server
        .client()
        .getMap(
            MapOptions.<String, StoredRecord<byte[]>>name(name)
                .codec(RecordCodec.INSTANCE)
                .timeout(timeout)
                .retryAttempts(Server.NO_RETRIES));
  }

  private static ConditionalScripts scripts(Function<ChangeScript, String> form) {
    return ConditionalScripts.of(form, Scripts.HSET_IF, Scripts.TOUCH_FIELD, Scripts.HDEL_IF);
  }

  @Override
  public ConditionalScripts scripts() {
    return SCRIPTS;
  }

  @Override
  public ConditionalScripts announcingScripts() {
    return ANNOUNCING;
  }

  @Override
  public String redisKeyOf(String key) {
    return name;
  }

  @Override
  public String fieldOf(String key) {
    return key;
  }

  @Override
  public Optional<StoredRecord<byte[]>> get(String key) {
    return server.callOrAbsent(
        "read an entry", () -> Optional.ofNullable(map.get(key)), Optional.empty());
  }

  @Override
  public Map<String, StoredRecord<byte[]>> getAll(Collection<String> keys) {
    return server.callOrAbsent(
        "read entries", () -> new HashMap<>(bulkMap.getAll(Set.copyOf(keys))), new HashMap<>());
  }

  @Override
  public String scriptWithoutPayload() {
    return Scripts.FIELD_WITHOUT_PAYLOAD;
  }

  @Override
  public void put(String key, StoredRecord<byte[]> record) {
    server.changed("write an entry", Scripts.HSET, name, NO_CONDITION, record, ttl(record), key);
  }

  @Override
  public RFuture<?> put(RBatch batch, String key, StoredRecord<byte[]> record) {
    return Server.changed(batch, Scripts.HSET, name, NO_CONDITION, record, ttl(record), key);
  }

  private String ttl(StoredRecord<byte[]> record) {
    return Scripts.ttl(record.deadline(), clock.millis());
  }

  @Override
  public boolean remove(String key) {
    return server.callOrAbsent("remove an entry", () -> map.fastRemove(key), 0L) == 1;
  }

  @Override
  public HeaderPages headers() {
    return new HashScan(name, server);
  }

  @Override
  public long count() {
    return server.callOrAbsent("count entries", map::size, 0);
  }

  @Override
  public void clear() {
    var unused =
        server.changeEach(
            "clear a region", Set.of(name), (batch, hash) -> batch.getMap(hash).unlinkAsync());
  }
}
