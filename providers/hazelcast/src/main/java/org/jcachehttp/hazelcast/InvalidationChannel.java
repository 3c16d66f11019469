package org.jcachehttp.hazelcast;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.storage.InvalidationListener;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.internal.DaemonThreads;
import org.jcachehttp.storage.internal.Defaults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registration of a client's listener to the changes of a map. Each member reports the changes
 * of its own entries, so a client receives all changes only while the members are the same and its
 * connection to each of them is. It is made again after each change of them. All its work is done
 * by one thread, one step after the other.
 */
final class InvalidationChannel implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(InvalidationChannel.class);

  private static final long CHECK_MILLIS = 250;

  private final String map;
  private final Cluster cluster;
  private final InvalidationListener<String> listener;
  private final ScheduledExecutorService steps =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("hazelcast-changes"));

  // Used by the thread of the steps only.
  private Optional<UUID> registration = Optional.empty();

  /** The connections on which all changes are reported; empty while some are not. */
  private Optional<Map<UUID, Object>> connected = Optional.empty();

  private InvalidationChannel(String map, Cluster cluster, InvalidationListener<String> listener) {
    this.map = map;
    this.cluster = cluster;
    this.listener = listener;
  }

  /** Opens the channel, which registers in the background. */
  static InvalidationChannel open(
      String map, Cluster cluster, InvalidationListener<String> listener) {
    InvalidationChannel channel = new InvalidationChannel(map, cluster, listener);
    var unused =
        channel.steps.scheduleWithFixedDelay(
            channel::check, 0, CHECK_MILLIS, TimeUnit.MILLISECONDS);
    return channel;
  }

  private void check() {
    try {
      Optional<Map<UUID, Object>> now = cluster.connectionsToAllMembers();
      if (connected.isPresent() && !connected.equals(now)) {
        connected = Optional.empty();
        listener.disconnected();
      }
      if (connected.isEmpty() && now.isPresent()) {
        register(now);
      }
    } catch (StorageException unavailable) {
      LOG.debug("{}: no announcements of changes yet", map, unavailable);
    } catch (RuntimeException failure) {
      // An exception would end the checks.
      LOG.warn("{}: changes by other processes are not announced", map, failure);
    }
    if (cluster.isClosed()) {
      steps.shutdown();
    }
  }

  /** A connection that changes during the registration may have none. */
  private void register(Optional<Map<UUID, Object>> connections) {
    unregister();
    MapInvalidations ofMap = new MapInvalidations(listener);
    registration =
        Optional.of(
            cluster.call(
                OperationLimit.Size.ENTRY,
                "listen to changes",
                map,
                entries -> entries.addEntryListener(ofMap, false)));
    if (connections.equals(cluster.connectionsToAllMembers())) {
      connected = connections;
      listener.connected();
    }
  }

  private void unregister() {
    registration.ifPresent(
        id ->
            cluster.call(
                OperationLimit.Size.ENTRY,
                "remove a listener",
                map,
                entries -> entries.removeEntryListener(id)));
    registration = Optional.empty();
  }

  /** Ends the registration, and waits for that as long as for an operation. */
  @Override
  public void close() {
    try {
      steps.execute(this::end);
      steps.shutdown();
      boolean unused =
          steps.awaitTermination(Defaults.OPERATION_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException ended) {
      LOG.debug("{}: the listener ended with its storage", map, ended);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void end() {
    try {
      unregister();
    } catch (StorageException gone) {
      LOG.debug("{}: the listener ended with the connection", map, gone);
    }
  }
}
