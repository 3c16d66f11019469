package org.jcachehttp.redis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jcachehttp.storage.ChangeListener;
import org.jcachehttp.storage.PagedScan;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.internal.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports changes with the values that the entries have when they are reported. An announcement has
 * no value: most processes do not need it. One thread reads the values of many changes at once, and
 * reports the changes in their order.
 */
final class ChangeReports implements ChangeReceiver {

  private static final Logger LOG = LoggerFactory.getLogger(ChangeReports.class);

  /** The largest number of changes that wait for a slow listener; later ones are lost. */
  static final int MAX_PENDING = 65_536;

  private final String region;
  private final Function<Collection<String>, Map<String, StoredRecord<byte[]>>> reading;
  private final ChangeListener<String, byte[]> listener;
  private final BlockingQueue<Change> pending = new LinkedBlockingQueue<>(MAX_PENDING);
  private final AtomicBoolean losing = new AtomicBoolean();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(DaemonThreads.named("redis-reports"));

  /**
   * Starts the thread.
   *
   * @param region the name of the region, for messages
   * @param reading returns the records of those keys that have one
   */
  ChangeReports(
      String region,
      Function<Collection<String>, Map<String, StoredRecord<byte[]>>> reading,
      ChangeListener<String, byte[]> listener) {
    this.region = region;
    this.reading = reading;
    this.listener = listener;
    thread.execute(this::reportUntilClosed);
  }

  @Override
  public void connected() {
    LOG.debug("{}: changes by other processes are reported to listeners", region);
  }

  @Override
  public void disconnected() {
    LOG.debug("{}: changes by other processes are not reported to listeners", region);
  }

  @Override
  public void received(Change change) {
    boolean isReported =
        change instanceof Change.Written written
            ? !listener.isKnown(written.version())
            : change instanceof Change.Removed;
    if (isReported && !pending.offer(change) && losing.compareAndSet(false, true)) {
      LOG.warn(
          "{}: listeners are too slow: changes by other processes are not reported to them",
          region);
    }
  }

  private void reportUntilClosed() {
    try {
      while (true) {
        List<Change> page = new ArrayList<>();
        page.add(pending.take());
        pending.drainTo(page, PagedScan.PAGE_SIZE - 1);
        report(page);
        if (pending.isEmpty()) {
          losing.set(false);
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void report(List<Change> page) {
    Map<String, StoredRecord<byte[]>> stored = read(page);
    for (Change change : page) {
      if (change instanceof Change.Written written) {
        report(written, stored);
      } else if (change instanceof Change.Removed removed && removed.before().isPresent()) {
        listener.onChange(removed.key(), removed.before(), Optional.empty(), Optional.empty());
      }
    }
  }

  private Map<String, StoredRecord<byte[]>> read(List<Change> page) {
    List<String> written =
        page.stream()
            .filter(Change.Written.class::isInstance)
            .map(change -> ((Change.Written) change).key())
            .distinct()
            .toList();
    if (written.isEmpty()) {
      return Map.of();
    }
    try {
      return reading.apply(written);
    } catch (RuntimeException failure) {
      if (!thread.isShutdown()) {
        LOG.warn("{}: listeners are not informed of {} changes", region, written.size(), failure);
      }
      return Map.of();
    }
  }

  /**
   * The version is that of the change, by which the listener knows it, also if the value is not.
   */
  private void report(Change.Written change, Map<String, StoredRecord<byte[]>> stored) {
    StoredRecord<byte[]> found = stored.get(change.key());
    if (found != null) {
      StoredRecord<byte[]> after =
          new StoredRecord<>(change.version(), found.deadline(), found.metadata(), found.payload());
      listener.onChange(change.key(), change.before(), Optional.empty(), Optional.of(after));
    }
  }

  @Override
  public void closed() {
    thread.shutdownNow();
  }
}
