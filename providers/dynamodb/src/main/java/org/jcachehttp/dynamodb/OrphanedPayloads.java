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
 * Deletes split payloads that no entry of the region refers to. They belong to processes that ended
 * between the write of a payload and the write of its entry, and to entries that a batch replaced.
 */
final class OrphanedPayloads {

  private static final Logger LOG = LoggerFactory.getLogger(OrphanedPayloads.class);

  /** The entry of a younger payload may not be written yet. */
  private static final Duration GRACE = Duration.ofMinutes(15);

  /** A process checks this many old payloads after it has written as many. */
  private static final int PAYLOADS_PER_CHECK = 100;

  private final Table table;
  private final RegionKeys keys;
  private final SplitPayloads payloads;
  private final InstantSource clock;
  private final AtomicInteger written = new AtomicInteger();
  private final ReentrantLock checking = new ReentrantLock();
  private Iterator<EntryItem> unchecked = Collections.emptyIterator();

  OrphanedPayloads(Table table, RegionKeys keys, SplitPayloads payloads, InstantSource clock) {
    this.table = table;
    this.keys = keys;
    this.payloads = payloads;
    this.clock = clock;
  }

  /** Counts a written payload, and deletes the orphans of 100 old payloads every 100 payloads. */
  void onPayloadWritten() {
    if (written.incrementAndGet() % PAYLOADS_PER_CHECK == 0 && checking.tryLock()) {
      try {
        checkNext();
      } catch (StorageException e) {
        LOG.debug("{}: orphans remain for now", table.description(), e);
        unchecked = Collections.emptyIterator();
      } finally {
        checking.unlock();
      }
    }
  }

  /** Continues after the last checked payload, and starts again at the end. */
  private void checkNext() {
    if (!unchecked.hasNext()) {
      unchecked = createdLongBefore(clock.millis());
    }
    for (int i = 0; i < PAYLOADS_PER_CHECK && unchecked.hasNext(); i++) {
      check(unchecked.next());
    }
  }

  /** Deletes all orphans that are old enough at {@code now}. */
  void removeAll(long now) {
    createdLongBefore(now).forEachRemaining(this::check);
  }

  private Iterator<EntryItem> createdLongBefore(long now) {
    Condition old =
        Condition.less(Attributes.CREATED, AttributeValues.number(now - GRACE.toMillis()));
    return payloads.list(new ItemQuery(Optional.of(old), List.of()));
  }

  private void check(EntryItem indexItem) {
    SplitPayload payload = indexItem.splitPayload().orElseThrow();
    if (!isReferenced(payload, indexItem.string(Attributes.ENTRY))) {
      payloads.remove(payload);
    }
  }

  private boolean isReferenced(SplitPayload payload, String entry) {
    return table
        .get("read the entry of a payload", keys.entry(entry), Consistency.STRONG)
        .filter(found -> found.refersTo(payload))
        .isPresent();
  }
}
