package org.jcachehttp.filesystem;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Expected;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StoredRecord;

/** A process whose threads add to a number, and insert keys of which each has one winner. */
final class Increments {

  private static final SecureRandom VERSIONS = new SecureRandom();

  private Increments() {}

  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    int threads = Integer.parseInt(arguments[1]);
    int rounds = Integer.parseInt(arguments[2]);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try (FilesystemStorage storage = Opening.open(directory, Map.of())) {
      Region<String, byte[]> region = storage.open("region");
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        tasks.add(() -> run(region, rounds));
      }
      for (Future<Integer> task : executor.invokeAll(tasks)) {
        task.get();
      }
    } finally {
      executor.shutdownNow();
    }
  }

  private static int run(Region<String, byte[]> region, int rounds) {
    region.write("winners", Expected.absent(), record(0));
    for (int round = 0; round < rounds; round++) {
      increment(region, "sum");
      if (region.write("key" + round, Expected.absent(), record(0))) {
        increment(region, "winners");
      }
    }
    return rounds;
  }

  private static void increment(Region<String, byte[]> region, String key) {
    boolean done = false;
    while (!done) {
      StoredRecord<byte[]> stored = region.read(key).orElseThrow();
      done = region.write(key, Expected.version(stored.version()), record(numberIn(stored) + 1));
    }
  }

  static StoredRecord<byte[]> record(long number) {
    byte[] payload = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    return new StoredRecord<>(VERSIONS.nextLong(), Deadline.NEVER, Map.of(), payload);
  }

  static long numberIn(StoredRecord<byte[]> record) {
    return ByteBuffer.wrap(record.payload()).getLong();
  }
}
