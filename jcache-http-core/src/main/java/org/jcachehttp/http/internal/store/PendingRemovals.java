package org.jcachehttp.http.internal.store;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import javax.cache.Cache;
import org.jcachehttp.http.internal.key.OriginPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The invalidations of a cache that could not be written yet: bounded, in the memory of this
 * process. What they concern is not served meanwhile. If they are too many, the whole cache is to
 * be cleared instead. Safe for use by many threads.
 */
final class PendingRemovals {

  /** The largest number that is kept one by one; each takes about 300 bytes. */
  static final int MAX = 10_000;

  private static final Logger log = LoggerFactory.getLogger(PendingRemovals.class);

  /** By cache, because several HTTP caches may use one; no value may refer to its cache. */
  private static final Map<Cache<?, ?>, PendingRemovals> OF_CACHES =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final String cacheName;
  private final AtomicBoolean flag = new AtomicBoolean();
  private final AtomicBoolean applying = new AtomicBoolean();
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Removal> keys = new LinkedHashMap<>();
  private final Map<OriginPartition, Removal> partitions = new LinkedHashMap<>();
  private PendingDeletions deletions = PendingDeletions.NONE;
  private Optional<Removal> all = Optional.empty();

  PendingRemovals(String cacheName) {
    this.cacheName = cacheName;
  }

  /** Returns those of a cache. */
  static PendingRemovals of(Cache<?, ?> cache) {
    return OF_CACHES.computeIfAbsent(cache, added -> new PendingRemovals(added.getName()));
  }

  /** A removal that was not applied yet. It is equal to itself only. */
  static final class Removal {

    private final Optional<InvalidatedGroup> group;

    private Removal(Optional<InvalidatedGroup> group) {
      this.group = group;
    }

    /** Returns the group or tag if its generation is to be replaced, not removed. */
    Optional<InvalidatedGroup> group() {
      return group;
    }
  }

  /**
   * What was pending at a time.
   *
   * @param keys removals by key, those that failed last at the end
   * @param partitions removals by origin and credential
   * @param deletions removals of what only a scan finds
   * @param all the removal of all entries, which includes the others
   */
  record Snapshot(
      Map<String, Removal> keys,
      Map<OriginPartition, Removal> partitions,
      PendingDeletions deletions,
      Optional<Removal> all) {

    /** Returns those of some keys. */
    static Snapshot of(Map<String, Removal> keys) {
      return new Snapshot(keys, Map.of(), PendingDeletions.NONE, Optional.empty());
    }

    /** Returns that of an origin and a credential. */
    static Snapshot of(OriginPartition partition, Removal removal) {
      return new Snapshot(
          Map.of(), Map.of(partition, removal), PendingDeletions.NONE, Optional.empty());
    }

    /** Returns one deletion. */
    static Snapshot of(StoredDeletion deletion) {
      return new Snapshot(
          Map.of(), Map.of(), PendingDeletions.NONE.with(deletion), Optional.empty());
    }

    /** Returns that of all entries. */
    static Snapshot of(Removal all) {
      return new Snapshot(Map.of(), Map.of(), PendingDeletions.NONE, Optional.of(all));
    }

    /** Returns the number of removals. */
    int size() {
      return keys.size() + partitions.size() + deletions.size() + (all.isPresent() ? 1 : 0);
    }
  }

  /** A flag that is set while there is any, so that a hit reads nothing else. */
  AtomicBoolean flag() {
    return flag;
  }

  /** A flag that is set while a thread applies them. */
  AtomicBoolean applying() {
    return applying;
  }

  /** Keeps the removal of entries. */
  void addKeys(Collection<String> removed) {
    Map<String, Removal> added = new LinkedHashMap<>();
    removed.forEach(key -> added.put(key, new Removal(Optional.empty())));
    add(() -> keys.putAll(added));
  }

  /** Keeps the invalidation of groups and tags. */
  void addGroups(Collection<InvalidatedGroup> groups) {
    Map<String, Removal> added = new LinkedHashMap<>();
    groups.forEach(group -> added.put(group.key(), new Removal(Optional.of(group))));
    add(() -> keys.putAll(added));
  }

  /** Keeps the removal of the entries of an origin and a credential. */
  void addPartition(OriginPartition removed) {
    add(() -> partitions.put(removed, new Removal(Optional.empty())));
  }

  /** Keeps a deletion of responses that only a scan finds. */
  void addDeletion(StoredDeletion added) {
    add(() -> deletions = deletions.with(added));
  }

  /** Keeps the removal of all entries. */
  void addAll() {
    lock.lock();
    try {
      replaceByAll();
    } finally {
      lock.unlock();
    }
  }

  private void add(Runnable addition) {
    boolean isTooMuch;
    lock.lock();
    try {
      addition.run();
      isTooMuch = all.isEmpty() && (count() > MAX || deletions.areTooMany());
      if (isTooMuch || all.isPresent()) {
        replaceByAll();
      }
      flag.set(true);
    } finally {
      lock.unlock();
    }
    if (isTooMuch) {
      log.warn("cache '{}' will be cleared: too many invalidations cannot be written", cacheName);
    }
  }

  /** A new object, so that a removal that is being applied does not include this one. */
  private void replaceByAll() {
    all = Optional.of(new Removal(Optional.empty()));
    keys.clear();
    partitions.clear();
    deletions = PendingDeletions.NONE;
    flag.set(true);
  }

  /** Returns whether an entry must not be served. */
  boolean concern(EntryLocation location) {
    lock.lock();
    try {
      return all.isPresent()
          || keys.containsKey(location.key())
          || (!partitions.isEmpty()
              && partitions.containsKey(OriginPartition.of(location.storedRequest())));
    } finally {
      lock.unlock();
    }
  }

  /** Returns the deletions, which may concern any entry. */
  PendingDeletions deletions() {
    lock.lock();
    try {
      return deletions;
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether one of these keys is concerned. */
  boolean concern(Collection<String> groups) {
    lock.lock();
    try {
      return all.isPresent() || groups.stream().anyMatch(keys::containsKey);
    } finally {
      lock.unlock();
    }
  }

  /** Returns what is pending now. */
  Snapshot snapshot() {
    lock.lock();
    try {
      return new Snapshot(
          new LinkedHashMap<>(keys), new LinkedHashMap<>(partitions), deletions, all);
    } finally {
      lock.unlock();
    }
  }

  /** Forgets what was applied, unless it was added again meanwhile. */
  void applied(Snapshot removals) {
    lock.lock();
    try {
      removals.keys().forEach(keys::remove);
      removals.partitions().forEach(partitions::remove);
      deletions = deletions.without(removals.deletions());
      if (removals.all().isPresent() && all.equals(removals.all())) {
        all = Optional.empty();
      }
      flag.set(count() > 0);
    } finally {
      lock.unlock();
    }
  }

  /** Puts a removal that failed behind the others. */
  void postpone(String key, Removal failed) {
    lock.lock();
    try {
      if (keys.remove(key, failed)) {
        keys.put(key, failed);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns the number of removals. */
  int size() {
    lock.lock();
    try {
      return count();
    } finally {
      lock.unlock();
    }
  }

  private int count() {
    return keys.size() + partitions.size() + deletions.size() + (all.isPresent() ? 1 : 0);
  }
}
