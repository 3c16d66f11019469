package org.jcachehttp.redis;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jcachehttp.storage.PagedScan;
import org.jcachehttp.storage.StoredRecord;
import org.redisson.api.RBatch;
import org.redisson.api.RBucket;
import org.redisson.api.RBucketAsync;
import org.redisson.api.RFuture;
import org.redisson.api.RScript;
import org.redisson.api.options.KeysScanOptions;
import org.redisson.api.options.PlainOptions;
import org.redisson.client.codec.ByteArrayCodec;

/** The layout with a string per entry, which Redis expires. */
final class StringEntries implements Entries {

  private static final ConditionalScripts SCRIPTS = scripts(ChangeScript::silent);
  private static final ConditionalScripts ANNOUNCING = scripts(ChangeScript::announcing);

  private final String prefix;
  private final Server server;
  private final InstantSource clock;

  /**
   * Creates the entries of a region.
   *
   * @param name the region's name in the database
   */
  StringEntries(String name, Server server, InstantSource clock) {
    this.prefix = name + ':';
    this.server = server;
    this.clock = clock;
  }

  private static ConditionalScripts scripts(Function<ChangeScript, String> form) {
    return ConditionalScripts.of(form, Scripts.SET_IF, Scripts.TOUCH_STRING, Scripts.UNLINK_IF);
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
    return prefix + key;
  }

  @Override
  public String fieldOf(String key) {
    return "";
  }

  @Override
  public Optional<StoredRecord<byte[]>> get(String key) {
    return server.callOrAbsent(
        "read an entry", () -> Optional.ofNullable(bucket(key).get()), Optional.empty());
  }

  @Override
  public Map<String, StoredRecord<byte[]>> getAll(Collection<String> keys) {
    String[] names = keys.stream().map(this::redisKeyOf).toArray(String[]::new);
    Map<String, StoredRecord<byte[]>> found = new HashMap<>();
    server
        .call("read entries", () -> server.buckets().<StoredRecord<byte[]>>get(names))
        .forEach((name, record) -> found.put(name.substring(prefix.length()), record));
    return found;
  }

  @Override
  public String scriptWithoutPayload() {
    return Scripts.STRING_WITHOUT_PAYLOAD;
  }

  @Override
  public void put(String key, StoredRecord<byte[]> record) {
    RBucket<StoredRecord<byte[]>> bucket = bucket(key);
    Optional<Duration> ttl = record.deadline().nativeTtl(clock.millis());
    server.run(
        "write an entry",
        () -> ttl.ifPresentOrElse(time -> bucket.set(record, time), () -> bucket.set(record)));
  }

  @Override
  public RFuture<?> put(RBatch batch, String key, StoredRecord<byte[]> record) {
    RBucketAsync<StoredRecord<byte[]>> bucket = bucket(batch, key);
    return record
        .deadline()
        .nativeTtl(clock.millis())
        .map(ttl -> bucket.setAsync(record, ttl))
        .orElseGet(() -> bucket.setAsync(record));
  }

  @Override
  public boolean remove(String key) {
    return server.call("remove an entry", bucket(key)::unlink);
  }

  @Override
  public HeaderPages headers() {
    KeyPages keys = new KeyPages();
    return () -> keys.next().map(this::headersOf);
  }

  private List<EntryHeader> headersOf(List<String> keys) {
    List<EntryHeader> headers = new ArrayList<>();
    server
        .readEach("scan entries", keys, this::headerAndMetadata)
        .forEach((key, response) -> EntryHeader.parse(key, response).ifPresent(headers::add));
    return headers;
  }

  private RFuture<byte[]> headerAndMetadata(RBatch batch, String key) {
    return batch
        .getScript(ByteArrayCodec.INSTANCE)
        .evalAsync(
            RScript.Mode.READ_WRITE,
            Scripts.STRING_HEADER_AND_METADATA,
            RScript.ReturnType.VALUE,
            List.of(redisKeyOf(key)));
  }

  /** Scans the whole database, because Redis has no index of key prefixes. */
  @Override
  public long count() {
    KeyPages pages = new KeyPages();
    long count = 0;
    for (Optional<List<String>> page = pages.next(); page.isPresent(); page = pages.next()) {
      count += page.get().size();
    }
    return count;
  }

  @Override
  public void clear() {
    KeyPages pages = new KeyPages();
    for (Optional<List<String>> page = pages.next(); page.isPresent(); page = pages.next()) {
      server.changeEach(
          "clear a region", page.get(), (batch, key) -> bucket(batch, key).unlinkAsync());
    }
  }

  private RBucket<StoredRecord<byte[]>> bucket(String key) {
    return server
        .client()
        .getBucket(
            PlainOptions.name(redisKeyOf(key))
                .codec(RecordCodec.INSTANCE)
                .timeout(server.timeout())
                .retryAttempts(Server.NO_RETRIES));
  }

  private RBucketAsync<StoredRecord<byte[]>> bucket(RBatch batch, String key) {
    return batch.getBucket(redisKeyOf(key), RecordCodec.INSTANCE);
  }

  /** Iterates over the keys of this region page by page. */
  private final class KeyPages {

    private final Iterator<String> keys =
        server.call(
            "scan keys",
            () ->
                server
                    .keys()
                    .getKeys(
                        KeysScanOptions.defaults()
                            .pattern(Glob.withPrefix(prefix))
                            .chunkSize(PagedScan.PAGE_SIZE))
                    .iterator());
    private final RecentKeys recent = new RecentKeys();

    /** Returns the next keys; empty at the end. */
    Optional<List<String>> next() {
      List<String> page = server.call("scan keys", this::page);
      return page.isEmpty() ? Optional.empty() : Optional.of(page);
    }

    private List<String> page() {
      List<String> page = new ArrayList<>();
      while (page.size() < PagedScan.PAGE_SIZE && keys.hasNext()) {
        String key = keys.next().substring(prefix.length());
        if (recent.add(key)) {
          page.add(key);
        }
      }
      return page;
    }
  }
}
