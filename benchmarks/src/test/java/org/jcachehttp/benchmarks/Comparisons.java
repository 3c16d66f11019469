package org.jcachehttp.benchmarks;

import java.util.List;

/** All comparisons, in the order of their tables. */
final class Comparisons {

  private static final List<Comparison> ALL =
      List.of(
          FeignHits.inMemory(2),
          FeignHits.inMemory(100),
          FeignHits.ofTwoThreads(),
          FeignHits.decoded(),
          CacheableMethods.comparison(),
          FeignHits.onDisk(2),
          FeignHits.onDisk(100),
          RequestsCache.comparison(),
          Misses.of(2),
          Misses.of(100),
          FirstBytes.comparison(),
          Starts.comparison(),
          MemoryGets.ofStrings(),
          MemoryGets.ofExpiringStrings(),
          MemoryGets.ofLists(),
          NearGets.hits(),
          NearGets.mostlyHits(),
          SqliteOperations.gets(2),
          SqliteOperations.puts(),
          SqliteOperations.gets(100),
          FileOperations.gets(2),
          FileOperations.puts(),
          FileOperations.gets(100),
          RedisOperations.gets(),
          RedisOperations.puts(),
          RedisBulkOperations.gets(),
          RedisBulkOperations.puts(),
          DatabaseOperations.MONGODB.gets(),
          DatabaseOperations.MONGODB.puts(),
          DatabaseOperations.DYNAMODB.gets(),
          DatabaseOperations.DYNAMODB.puts(),
          DatabaseOperations.JDBC.gets(),
          DatabaseOperations.JDBC.puts(),
          Growth.SQLITE.gets(),
          Growth.SQLITE.puts(),
          Growth.SQLITE.sweeps(),
          Growth.FILES.gets(),
          Growth.FILES.puts(),
          Growth.FILES.sweeps());

  private Comparisons() {}

  static List<Comparison> all() {
    return ALL;
  }

  static Comparison named(String name) {
    return ALL.stream()
        .filter(comparison -> comparison.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
