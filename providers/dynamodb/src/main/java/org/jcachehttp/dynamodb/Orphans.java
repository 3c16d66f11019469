package org.jcachehttp.dynamodb;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jcachehttp.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes bodies that no entry of the region names: of processes that ended between a body and its
 * entry, and of entries that were replaced in a batch.
 */
final class Orphans {

  private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);

  /** Longer than any writer takes from its first part to its entry. */
  private static final Duration GRACE = Duration.ofMinutes(15);

  /** How many bodies a process writes before it looks at as many old ones. */
  private static final int BODIES_PER_LOOK = 100;

  private final Table table;
  private final RegionKeys keys;
  private final Bodies bodies;
  private final InstantSource clock;
  private final AtomicInteger written = new AtomicInteger();
  private final ReentrantLock looking = new ReentrantLock();
  private Iterator<EntryItem> examined = Collections.emptyIterator();

  Orphans(Table table, RegionKeys keys, Bodies bodies, InstantSource clock) {
    this.table = table;
    this.keys = keys;
    this.bodies = bodies;
    this.clock = clock;
  }

  /** Counts a body that was written, and now and then removes the orphans among some old ones. */
  void wrote() {
    if (written.incrementAndGet() % BODIES_PER_LOOK == 0 && looking.tryLock()) {
      try {
        examineSome();
      } catch (StorageException e) {
        LOG.debug("{}: orphans stay for now", table.description(), e);
        examined = Collections.emptyIterator();
      } finally {
        looking.unlock();
      }
    }
  }

  /** Goes on after the last one, and at the end from the beginning. */
  private void examineSome() {
    if (!examined.hasNext()) {
      examined = begunLongBefore(clock.millis());
    }
    for (int i = 0; i < BODIES_PER_LOOK && examined.hasNext(); i++) {
      examine(examined.next());
    }
  }

  /** Removes all that were begun a while before {@code now}. */
  void removeAll(long now) {
    begunLongBefore(now).forEachRemaining(this::examine);
  }

  private Iterator<EntryItem> begunLongBefore(long now) {
    Condition old = Condition.less(Field.CREATED, Values.number(now - GRACE.toMillis()));
    return bodies.listed(new ItemQuery(Optional.of(old), List.of()));
  }

  private void examine(EntryItem listing) {
    Body body = listing.body().orElseThrow();
    if (!isNamed(body, listing.text(Field.ENTRY))) {
      bodies.remove(body);
    }
  }

  private boolean isNamed(Body body, String entry) {
    return table
        .get("look for a body's entry", keys.entry(entry), Consistency.STRONG)
        .filter(found -> found.names(body))
        .isPresent();
  }
}
