package org.jcachehttp.filesystem;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jcachehttp.storage.option.Options;

/**
 * Limits the bytes of the whole directory by evicting the least recently used entries.
 *
 * <p>A write adds its size to an upper bound of the bytes. When the bound exceeds the limit, the
 * files are counted, and entries are evicted down to 7/8 of the limit. One process therefore never
 * exceeds the limit; each further process may exceed it by an eighth.
 *
 * <p>The last use of an entry is known exactly in this process. For other processes it is the
 * file's access time, which most file systems update about once a day.
 */
final class LruEviction {

  private static final int MAX_TRACKED_USES = 100_000;

  private final long maxBytes;
  private final long maxFileBytes;
  private final Map<String, Long> lastUses = new ConcurrentHashMap<>();
  private final AtomicLong lastTimestamp = new AtomicLong();
  private final AtomicLong evicted = new AtomicLong();
  private final AtomicLong bytesUpperBound = new AtomicLong(Long.MAX_VALUE / 2);
  private final ReentrantLock evicting = new ReentrantLock();

  private LruEviction(long maxBytes, long maxFileBytes) {
    this.maxBytes = maxBytes;
    this.maxFileBytes = Math.min(maxFileBytes, maxBytes);
  }

  /** Returns the limits in the options. */
  static LruEviction of(Options options) {
    return new LruEviction(
        limit(options.get(FilesystemStorageFactory.MAX_BYTES)),
        limit(options.get(FilesystemStorageFactory.MAX_FILE_BYTES)));
  }

  private static long limit(long option) {
    return option == 0 ? Long.MAX_VALUE : option;
  }

  /** Returns the number of entries that were evicted. */
  long evicted() {
    return evicted.get();
  }

  private boolean isLimited() {
    return maxBytes != Long.MAX_VALUE;
  }

  /** Returns whether an entry of this size exceeds a limit, and is not stored. */
  boolean isTooLarge(long size) {
    return size > maxFileBytes;
  }

  /** Records that the entry is used now. */
  void recordUse(File file) {
    if (isLimited() && lastUses.size() < MAX_TRACKED_USES) {
      long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
      lastUses.put(file.getPath(), lastTimestamp.updateAndGet(last -> Math.max(last + 1, now)));
    }
  }

  /** Records a write, and evicts entries if the limit may be exceeded. */
  void recordWrite(File file, long size, StorageDirectory directory) throws IOException {
    if (!isLimited()) {
      return;
    }
    recordUse(file);
    if (bytesUpperBound.addAndGet(size) > maxBytes) {
      evicting.lock();
      try {
        if (bytesUpperBound.get() > maxBytes) {
          evict(directory);
        }
      } finally {
        evicting.unlock();
      }
    }
  }

  private void evict(StorageDirectory directory) throws IOException {
    List<Candidate> candidates = candidates(directory);
    long remaining = candidates.stream().mapToLong(Candidate::size).sum();
    candidates.sort(Comparator.comparingLong(Candidate::lastUse));
    for (Candidate candidate : candidates) {
      if (remaining <= maxBytes - maxBytes / 8) {
        break;
      }
      StorageDirectory.delete(candidate.file());
      evicted.incrementAndGet();
      lastUses.remove(candidate.file().getPath());
      remaining -= candidate.size();
    }
    bytesUpperBound.set(remaining);
  }

  private List<Candidate> candidates(StorageDirectory directory) throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    for (String region : directory.regionDirectories()) {
      for (int fanOut = 0; fanOut < EntryPath.FAN_OUTS; fanOut++) {
        for (File file : directory.entries(region, fanOut)) {
          addCandidate(file, candidates);
        }
      }
    }
    return candidates;
  }

  private void addCandidate(File file, List<Candidate> candidates) throws IOException {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file.toPath(), BasicFileAttributes.class);
      long lastAccess = attributes.lastAccessTime().to(TimeUnit.MICROSECONDS);
      long lastUse = Math.max(lastAccess, lastUses.getOrDefault(file.getPath(), Long.MIN_VALUE));
      candidates.add(new Candidate(file, attributes.size(), lastUse));
    } catch (NoSuchFileException removedMeanwhile) {
      // Nothing to evict.
    }
  }

  private record Candidate(File file, long size, long lastUse) {}
}
