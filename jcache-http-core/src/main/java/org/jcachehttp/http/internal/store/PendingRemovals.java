package org.jcachehttp.http.internal.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
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

  /** By cache, because several HTTP caches may use one. */
  private static final Map<Cache<?, ?>, PendingRemovals> OF_CACHES =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final AtomicBoolean flag = new AtomicBoolean();
  private final ReentrantLock lock = new ReentrantLock();
  private final AtomicBoolean applying = new AtomicBoolean();
  private final Map<String, Removal> keys = new HashMap<>();
  private final Map<OriginPartition, Removal> partitions = new HashMap<>();
  private Optional<Removal> all = Optional.empty();

  /** Returns those of a cache. */
  static PendingRemovals of(Cache<?, ?> cache) {
    return OF_CACHES.computeIfAbsent(cache, added -> new PendingRemovals());
  }

  /** A removal that was not applied yet. Each is equal to itself only. */
  abstract static sealed class Removal permits OfKey, OfGroup, OfPartition, OfAll {}

  /** The entry of a key is to be removed. */
  static final class OfKey extends Removal {}

  /** The entry of a group or tag is to be replaced. */
  static final class OfGroup extends Removal {

    private final InvalidatedGroup group;

    OfGroup(InvalidatedGroup group) {
      this.group = group;
    }

    InvalidatedGroup group() {
      return group;
    }
  }

  /** The entries of an origin and a credential are to be removed. */
  static final class OfPartition extends Removal {

    private final Runnable scan;

    OfPartition(Runnable scan) {
      this.scan = scan;
    }

    /** Removes them. */
    void run() {
      scan.run();
    }
  }

  /** All entries are to be removed. */
  static final class OfAll extends Removal {}

  /**
   * What is to be applied together.
   *
   * @param keys removals and generations by key
   * @param partitions removals by origin and credential
   * @param all the removal of everything, which includes the others
   */
  record Batch(
      Map<String, Removal> keys, Map<OriginPartition, Removal> partitions, Optional<Removal> all) {

    /** Returns the keys of the entries that are to be removed. */
    List<String> removed() {
      return keys.entrySet().stream()
          .filter(entry -> entry.getValue() instanceof OfKey)
          .map(Map.Entry::getKey)
          .toList();
    }

    /** Returns the groups and tags that are to be invalidated. */
    List<InvalidatedGroup> groups() {
      return keys.values().stream()
          .filter(OfGroup.class::isInstance)
          .map(removal -> ((OfGroup) removal).group())
          .toList();
    }
  }

  /** A flag that is set while there is any, so that a hit reads nothing else. */
  AtomicBoolean flag() {
    return flag;
  }

  /** Lets one thread at a time apply them; returns false if another one does. */
  boolean beginApplying() {
    return applying.compareAndSet(false, true);
  }

  /** Lets the next thread apply the rest. */
  void endApplying() {
    applying.set(false);
  }

  /** Keeps the removal of entries. */
  void addKeys(Collection<String> removed) {
    Map<String, Removal> added = new HashMap<>();
    removed.forEach(key -> added.put(key, new OfKey()));
    add(added, Map.of());
  }

  /** Keeps the invalidation of groups and tags. */
  void addGroups(Collection<InvalidatedGroup> groups) {
    Map<String, Removal> added = new HashMap<>();
    groups.forEach(group -> added.put(group.key(), new OfGroup(group)));
    add(added, Map.of());
  }

  /** Keeps the removal of the entries of an origin and a credential, which that task removes. */
  void addPartition(OriginPartition removed, Runnable scan) {
    add(Map.of(), Map.of(removed, new OfPartition(scan)));
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

  private void add(Map<String, Removal> addedKeys, Map<OriginPartition, Removal> addedPartitions) {
    lock.lock();
    try {
      if (all.isEmpty()) {
        keys.putAll(addedKeys);
        partitions.putAll(addedPartitions);
      }
      if (all.isPresent() || keys.size() + partitions.size() > MAX) {
        replaceByAll();
      }
      flag.set(true);
    } finally {
      lock.unlock();
    }
  }

  /** A new object, so that a removal that is being applied does not include this one. */
  private void replaceByAll() {
    if (all.isEmpty()) {
      log.warn("the cache will be cleared, because too much or all of it was invalidated offline");
    }
    all = Optional.of(new OfAll());
    keys.clear();
    partitions.clear();
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

  /** Returns whether one of these keys is concerned. */
  boolean concern(Collection<String> groups) {
    lock.lock();
    try {
      return all.isPresent() || groups.stream().anyMatch(keys::containsKey);
    } finally {
      lock.unlock();
    }
  }

  /** Returns at most that many removals of keys, and all others. */
  Batch next(int most) {
    lock.lock();
    try {
      Map<String, Removal> first = new HashMap<>();
      for (String key : new ArrayList<>(keys.keySet()).subList(0, Math.min(most, keys.size()))) {
        first.put(key, keys.get(key));
      }
      return new Batch(first, Map.copyOf(partitions), all);
    } finally {
      lock.unlock();
    }
  }

  /** Forgets what was applied, unless it was added again meanwhile. */
  void applied(Batch batch) {
    lock.lock();
    try {
      batch.keys().forEach(keys::remove);
      batch.partitions().forEach(partitions::remove);
      if (all.equals(batch.all())) {
        all = Optional.empty();
      }
      flag.set(!isEmpty());
    } finally {
      lock.unlock();
    }
  }

  private boolean isEmpty() {
    return all.isEmpty() && keys.isEmpty() && partitions.isEmpty();
  }
}
