package org.jcachehttp.hazelcast;

import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.core.LifecycleListener;
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
 * The registration of a listener to the changes of a map, which is made again after each loss of
 * the connection. All its work is done by one thread, one step after the other.
 */
final class InvalidationChannel implements LifecycleListener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(InvalidationChannel.class);

  private static final long RETRY_MILLIS = 500;

  private final String map;
  private final Cluster cluster;
  private final InvalidationListener<String> listener;
  private final ScheduledExecutorService steps =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("hazelcast-changes"));

  // Used by the thread of the steps only.
  private Optional<UUID> lifecycle = Optional.empty();
  private Optional<UUID> registration = Optional.empty();
  private boolean connected;

  private InvalidationChannel(String map, Cluster cluster, InvalidationListener<String> listener) {
    this.map = map;
    this.cluster = cluster;
    this.listener = listener;
  }

  /** Opens the channel, which registers in the background. */
  static InvalidationChannel open(
      String map, Cluster cluster, InvalidationListener<String> listener) {
    InvalidationChannel channel = new InvalidationChannel(map, cluster, listener);
    channel.steps.scheduleWithFixedDelay(channel::check, 0, RETRY_MILLIS, TimeUnit.MILLISECONDS);
    return channel;
  }

  private void check() {
    try {
      if (lifecycle.isEmpty()) {
        lifecycle = Optional.of(cluster.addLifecycleListener(this));
      }
      if (!connected) {
        register();
      }
    } catch (StorageException unavailable) {
      LOG.debug("{}: no announcements of changes yet", map, unavailable);
    } catch (RuntimeException failure) {
      // An exception would end the checks.
      LOG.warn("{}: changes by other processes are not announced", map, failure);
    }
  }

  private void register() {
    unregister();
    MapInvalidations ofMap = new MapInvalidations(listener);
    registration =
        Optional.of(
            cluster.call(
                OperationLimit.Size.ENTRY,
                "listen to changes",
                map,
                entries -> entries.addEntryListener(ofMap, false)));
    connected = true;
    listener.connected();
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

  @Override
  public void stateChanged(LifecycleEvent event) {
    LifecycleState state = event.getState();
    if (state == LifecycleState.CLIENT_DISCONNECTED || state == LifecycleState.CLIENT_CONNECTED) {
      try {
        steps.execute(this::lost);
      } catch (RejectedExecutionException closed) {
        LOG.debug("{}: the connection changed after the end of the cache", map, closed);
      }
    }
  }

  /** Changes during the absence of a connection were lost, also if a new one exists already. */
  private void lost() {
    if (connected) {
      connected = false;
      listener.disconnected();
    }
    check();
  }

  /** Ends the registration, and waits for that as long as for an operation. */
  @Override
  public void close() {
    steps.execute(this::end);
    steps.shutdown();
    try {
      boolean unused =
          steps.awaitTermination(Defaults.OPERATION_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void end() {
    try {
      lifecycle.ifPresent(cluster::removeLifecycleListener);
      unregister();
    } catch (StorageException gone) {
      LOG.debug("{}: the listener ended with the connection", map, gone);
    }
  }
}
