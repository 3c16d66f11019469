package org.jcachehttp.redis;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jcachehttp.storage.InvalidationListener;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.internal.DaemonThreads;
import org.redisson.api.RTopic;
import org.redisson.api.listener.StatusListener;
import org.redisson.client.codec.ByteArrayCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pub/sub channel on which the processes announce their changes of one region.
 *
 * <p>A channel is connected from the first message on. If no message comes for a second, this
 * process sends one itself; if none comes for three seconds, the connection is lost, also if the
 * network lost it silently. A new subscription shows that an earlier one was lost in between.
 */
final class ChangeChannel implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ChangeChannel.class);

  private static final long CHECK_MILLIS = 250;
  private static final long QUIET_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long LOST_NANOS = Duration.ofSeconds(3).toNanos();

  private final String name;
  private final Server server;
  private final InvalidationListener<String> listener;
  private final ScheduledExecutorService checks;
  private final Queue<Integer> listeners = new ConcurrentLinkedQueue<>();
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by the lock.
  private boolean subscribed;
  private boolean connected;
  private long lastMessage = System.nanoTime();

  private ChangeChannel(String name, Server server, InvalidationListener<String> listener) {
    this.name = name;
    this.server = server;
    this.listener = listener;
    this.checks = Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("redis-changes"));
  }

  /** Opens the channel, which subscribes in the background. */
  static ChangeChannel open(String name, Server server, InvalidationListener<String> listener) {
    ChangeChannel channel = new ChangeChannel(name, server, listener);
    channel.checks.scheduleWithFixedDelay(channel::check, 0, CHECK_MILLIS, TimeUnit.MILLISECONDS);
    return channel;
  }

  String name() {
    return name;
  }

  /** Announces that all entries were removed. */
  void announceCleared() {
    publish(ChangeMessage.cleared());
  }

  private void publish(byte[] message) {
    server.run("announce a change", () -> topic().publishAsync(message));
  }

  private void check() {
    try {
      if (!isSubscribed()) {
        subscribe();
      }
      if (isQuiet()) {
        publish(ChangeMessage.alive());
      }
    } catch (StorageException unavailable) {
      LOG.debug("{}: no announcements of changes yet", name, unavailable);
      if (server.isClosed()) {
        checks.shutdown();
      }
    } catch (RuntimeException failure) {
      // An exception would end the checks.
      LOG.warn("{}: changes by other processes are not announced", name, failure);
    }
  }

  private RTopic topic() {
    return server.client().getTopic(name, ByteArrayCodec.INSTANCE);
  }

  private boolean isSubscribed() {
    return holding(() -> subscribed);
  }

  private void subscribe() {
    server.run("listen to changes", () -> listen(topic()));
    boolean unused = holding(() -> subscribed = true);
  }

  private void listen(RTopic topic) {
    int status = topic.addListener(new Subscriptions());
    listeners.add(status);
    try {
      listeners.add(topic.addListener(byte[].class, (channel, message) -> received(message)));
    } catch (RuntimeException failure) {
      topic.removeListenerAsync(status);
      throw failure;
    }
  }

  /** Also notices the loss of the connection. */
  private boolean isQuiet() {
    return holding(
        () -> {
          long quiet = System.nanoTime() - lastMessage;
          if (connected && quiet > LOST_NANOS) {
            lost();
          }
          return subscribed && quiet > QUIET_NANOS;
        });
  }

  /** Called under the lock. */
  private void lost() {
    connected = false;
    listener.disconnected();
  }

  private void received(byte[] message) {
    boolean unused =
        holding(
            () -> {
              lastMessage = System.nanoTime();
              if (!connected) {
                connected = true;
                listener.connected();
              }
              return true;
            });
    ChangeMessage.report(message, listener);
  }

  /** The messages since the end of an earlier subscription are lost. The next check sends one. */
  private void subscribedAgain() {
    boolean unused =
        holding(
            () -> {
              if (connected) {
                lost();
              }
              lastMessage = System.nanoTime() - QUIET_NANOS;
              return true;
            });
  }

  private boolean holding(BooleanSupplier action) {
    lock.lock();
    try {
      return action.getAsBoolean();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the subscription. */
  @Override
  public void close() {
    checks.shutdownNow();
    try {
      server.run(
          "end listening to changes",
          () -> topic().removeListenerAsync(listeners.toArray(Integer[]::new)));
    } catch (StorageException gone) {
      LOG.debug("{}: the subscription ended with the connection", name, gone);
    }
  }

  private final class Subscriptions implements StatusListener {

    @Override
    public void onSubscribe(String channel) {
      subscribedAgain();
    }

    @Override
    public void onUnsubscribe(String channel) {}
  }
}
