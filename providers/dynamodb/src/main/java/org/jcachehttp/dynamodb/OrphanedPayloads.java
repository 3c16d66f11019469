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
final class OrphanedPayloads {

  private static final Logger LOG = LoggerFactory.getLogger(OrphanedPayloads.class);

  /** Longer than any writer takes from its first part to its entry. */
  private static final Duration GRACE = Duration.ofMinutes(15);

  /** How many bodies a process writes before it looks at as many old ones. */
  private static final int PAYLOADS_PER_CHECK = 100;

  private final Table table;
  private final RegionKeys keys;
  private final SplitPayloads bodies;
  private final InstantSource clock;
  private final AtomicInteger written = new AtomicInteger();
  private final ReentrantLock looking = new ReentrantLock();
  private Iterator<EntryItem> examined = Collections.emptyIterator();

  OrphanedPayloads(Table table, RegionKeys keys, SplitPayloads bodies, InstantSource clock) {
    this.table = table;
    this.keys = keys;
    this.bodies = bodies;
    this.clock = clock;
  }

  /** Counts a body that was written, and now and then removes the orphans among some old ones. */
  void onPayloadWritten() {
    if (written.incrementAndGet() % PAYLOADS_PER_CHECK == 0 && looking.tryLock()) {
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
    for (int i = 0; i < PAYLOADS_PER_CHECK && examined.hasNext(); i++) {
      examine(examined.next());
    }
  }

  /** Removes all that were begun a while before {@code now}. */
  void removeAll(long now) {
    begunLongBefore(now).forEachRemaining(this::examine);
  }

  private Iterator<EntryItem> begunLongBefore(long now) {
    Condition old =
        Condition.less(Attributes.CREATED, AttributeValues.number(now - GRACE.toMillis()));
    return bodies.listed(new ItemQuery(Optional.of(old), List.of()));
  }

  private void examine(EntryItem listing) {
    SplitPayload body = listing.body().orElseThrow();
    if (!isNamed(body, listing.text(Attributes.ENTRY))) {
      bodies.remove(body);
    }
  }

  private boolean isNamed(SplitPayload body, String entry) {
    return table
        .get("look for a body's entry", keys.entry(entry), Consistency.STRONG)
        .filter(found -> found.names(body))
        .isPresent();
  }
}
