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
 * How much the whole directory holds, the least recently used entries going first.
 *
 * <p>Nothing is counted per write: from an exact count on, what is written is added up, and only
 * when that could exceed the limit the files are counted again and, if need be, removed down to 7/8
 * of it. So one process never exceeds the limit; each further one may by an eighth.
 *
 * <p>When an entry was used is what this process remembers of it, or else its time of access, which
 * most file systems keep to about a day.
 */
final class SizeCap {

  private static final int MOST_USES_REMEMBERED = 100_000;

  private final long maxBytes;
  private final long maxFileBytes;
  private final Map<String, Long> used = new ConcurrentHashMap<>();
  private final AtomicLong lastStamp = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong(Long.MAX_VALUE / 2);
  private final ReentrantLock evicting = new ReentrantLock();

  private SizeCap(long maxBytes, long maxFileBytes) {
    this.maxBytes = maxBytes;
    this.maxFileBytes = Math.min(maxFileBytes, maxBytes);
  }

  /** The limits that the options set. */
  static SizeCap of(Options options) {
    return new SizeCap(
        limit(options.get(FilesystemStorageFactory.MAX_BYTES)),
        limit(options.get(FilesystemStorageFactory.MAX_FILE_BYTES)));
  }

  private static long limit(long option) {
    return option == 0 ? Long.MAX_VALUE : option;
  }

  private boolean isSet() {
    return maxBytes != Long.MAX_VALUE;
  }

  /** Whether an entry of this size is not kept. */
  boolean isTooLarge(long size) {
    return size > maxFileBytes;
  }

  /** Remembers that the entry was used now. */
  void wasUsed(File file) {
    if (isSet() && used.size() < MOST_USES_REMEMBERED) {
      long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
      used.put(file.getPath(), lastStamp.updateAndGet(last -> Math.max(last + 1, now)));
    }
  }

  /** Adds up what was written, and evicts if there could be too much by now. */
  void wasWritten(File file, long size, Place place) throws IOException {
    if (!isSet()) {
      return;
    }
    wasUsed(file);
    if (bytes.addAndGet(size) > maxBytes) {
      evicting.lock();
      try {
        if (bytes.get() > maxBytes) {
          evict(place);
        }
      } finally {
        evicting.unlock();
      }
    }
  }

  private void evict(Place place) throws IOException {
    List<Candidate> candidates = candidates(place);
    long left = candidates.stream().mapToLong(Candidate::size).sum();
    candidates.sort(Comparator.comparingLong(Candidate::lastUse));
    for (Candidate candidate : candidates) {
      if (left <= maxBytes - maxBytes / 8) {
        break;
      }
      Place.delete(candidate.file());
      used.remove(candidate.file().getPath());
      left -= candidate.size();
    }
    bytes.set(left);
  }

  private List<Candidate> candidates(Place place) throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    for (String region : place.regionDirectories()) {
      for (int fanOut = 0; fanOut < EntryPath.FAN_OUTS; fanOut++) {
        for (File file : place.entries(region, fanOut)) {
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
      long lastUse = Math.max(lastAccess, used.getOrDefault(file.getPath(), Long.MIN_VALUE));
      candidates.add(new Candidate(file, attributes.size(), lastUse));
    } catch (NoSuchFileException removedMeanwhile) {
      // Nothing to evict.
    }
  }

  private record Candidate(File file, long size, long lastUse) {}
}
