package org.jcachehttp.benchmarks;

import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.cache.Cache;
import org.redisson.api.RBatch;
import org.redisson.api.RFuture;
import org.redisson.api.RedissonClient;

/** JCache operations on 100 entries of a Redis server, beside Redisson's buckets and batches. */
final class RedisBulkOperations {

  private static final int ENTRIES = 100;
  private static final String OURS = "jcache-http, redis";
  private static final List<Map<String, byte[]>> PAGES = pages();

  private RedisBulkOperations() {}

  static Comparison gets() {
    return comparison(
        "getAll",
        "Redisson's RBuckets",
        client -> gets(page -> setAll(client, page), keys -> client.getBuckets().get(array(keys))),
        cache -> gets(cache::putAll, cache::getAll));
  }

  static Comparison puts() {
    return comparison(
        "putAll",
        "Redisson's RBatch",
        client -> puts(page -> setAll(client, page)),
        cache -> puts(cache::putAll));
  }

  private static Comparison comparison(
      String operation,
      String peer,
      Function<RedissonClient, Subject> theirs,
      Function<Cache<String, byte[]>, Subject> ours) {
    return new Comparison(
        "redis-" + operation + "-100",
        "JCache " + operation + ", redis, 100 entries of 2 KB",
        ENTRIES,
        List.of(
            new Candidate(peer, environment -> RedisOperations.withClient(theirs)),
            new Candidate(OURS, environment -> RedisOperations.withCache(environment, ours))),
        List.of(new Bar.CpuRatio(OURS, peer, 1.1)),
        Comparison.Load.COMPILED);
  }

  /** Returns the subject that returns the number of entries that it gets. */
  private static Subject gets(
      Consumer<Map<String, byte[]>> put, Function<Set<String>, Map<String, byte[]>> get) {
    PAGES.forEach(put);
    return Subjects.of(count -> get.apply(page(count).keySet()).size());
  }

  /** Returns the subject that returns the number of entries that it puts. */
  private static Subject puts(Consumer<Map<String, byte[]>> put) {
    return Subjects.of(
        count -> {
          put.accept(page(count));
          return ENTRIES;
        });
  }

  private static void setAll(RedissonClient client, Map<String, byte[]> page) {
    RBatch batch = client.createBatch();
    for (Map.Entry<String, byte[]> entry : page.entrySet()) {
      RFuture<Void> unused =
          batch.<byte[]>getBucket(entry.getKey()).setAsync(entry.getValue(), RawStore.LIFETIME);
    }
    batch.execute(); // It throws what fails.
  }

  private static String[] array(Set<String> keys) {
    return keys.toArray(String[]::new);
  }

  private static Map<String, byte[]> page(int count) {
    return PAGES.get(count % PAGES.size());
  }

  private static List<Map<String, byte[]>> pages() {
    String[] keys = JCaches.keys();
    byte[] value = Post.of(2).bytes();
    return IntStream.range(0, keys.length / ENTRIES)
        .mapToObj(page -> Arrays.stream(keys, page * ENTRIES, (page + 1) * ENTRIES))
        .map(page -> page.collect(toMap(key -> key, key -> value)))
        .toList();
  }
}
