package org.jcachehttp.redis;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jcachehttp.storage.StorageConfigurationException;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.internal.DaemonThreads;
import org.jspecify.annotations.Nullable;
import org.redisson.api.listener.StatusListener;
import org.redisson.client.RedisException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pub/sub channel on which the processes announce their changes of one region.
 *
 * <p>The channel sends itself a message each second. It is connected when the first one of a
 * subscription arrives, and lost if the last one that arrived was sent more than three seconds ago:
 * then messages are lost, or wait too long. A new subscription shows that an earlier one was lost.
 */
final class ChangeChannel implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ChangeChannel.class);

  private static final long CHECK_MILLIS = 250;
  private static final long HEARTBEAT_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long LOST_NANOS = Duration.ofSeconds(3).toNanos();

  private final String region;
  private final Server server;
  private final ChangeTopic topic;
  private final ChangeReceiver receiver;
  private final ScheduledExecutorService checks;
  private final long id = ThreadLocalRandom.current().nextLong();
  private final AtomicBoolean warned = new AtomicBoolean();
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by the lock.
  private boolean connected;
  private long subscribedAt = System.nanoTime();
  private long lastArrived;

  private volatile boolean subscribed;

  // Used by the thread of the checks only.
  private long lastSent;

  private ChangeChannel(String region, Server server, ChangeReceiver receiver) {
    this.region = region;
    this.server = server;
    this.topic = ChangeTopic.of(region, server);
    this.receiver = receiver;
    this.checks = Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("redis-changes"));
  }

  /** Opens the channel, which subscribes in the background. */
  static ChangeChannel open(String region, Server server, ChangeReceiver receiver) {
    ChangeChannel channel = new ChangeChannel(region, server, receiver);
    var unused =
        channel.checks.scheduleWithFixedDelay(
            channel::check, 0, CHECK_MILLIS, TimeUnit.MILLISECONDS);
    return channel;
  }

  private void check() {
    try {
      loseIfLate();
      if (!subscribed) {
        server.run("listen to changes", () -> topic.listen(new Subscriptions(), this::received));
        subscribed = true;
        lastSent = System.nanoTime() - HEARTBEAT_NANOS;
      }
      if (System.nanoTime() - lastSent >= HEARTBEAT_NANOS) {
        beat();
      }
    } catch (StorageException failure) {
      failed(failure);
    } catch (RuntimeException failure) {
      // An exception would end the checks.
      LOG.warn("{}: changes by other processes are not announced", region, failure);
    }
  }

  private void beat() {
    lastSent = System.nanoTime();
    byte[] message = ChangeMessage.alive(id, lastSent);
    // The checks do not wait for it: they notice the loss of the connection.
    var unused =
        server.call(
            "announce changes",
            () -> topic.send(message).whenComplete((receivers, failure) -> sent(failure)));
  }

  private void sent(@Nullable Throwable failure) {
    if (failure instanceof RedisException refusal) {
      failed(RedisErrors.translate(server.description(), "announce changes", refusal));
    }
  }

  private void failed(StorageException failure) {
    if (server.isClosed() || server.client().isShutdown()) {
      close();
    } else if (!warned.get() && isRefusal(failure) && warned.compareAndSet(false, true)) {
      LOG.warn(
          "{}: changes by other processes are not announced: near caches and listeners need a user"
              + " with +subscribe, +unsubscribe and +publish",
          region,
          failure);
    } else {
      LOG.debug("{}: no announcements of changes yet", region, failure);
    }
  }

  /** Redisson reports a refused subscription as a timeout, though the server responds. */
  private boolean isRefusal(StorageException failure) {
    return failure instanceof StorageConfigurationException || (!subscribed && serverResponds());
  }

  private boolean serverResponds() {
    try {
      server.ping();
      return true;
    } catch (StorageException unavailable) {
      return false;
    }
  }

  private void loseIfLate() {
    boolean unused =
        holding(() -> connected && System.nanoTime() - lastArrived > LOST_NANOS && lost());
  }

  /** Called under the lock. */
  private boolean lost() {
    connected = false;
    receiver.disconnected();
    return true;
  }

  private void received(byte[] message) {
    OptionalLong sent = ChangeMessage.timeOf(message, id);
    if (sent.isPresent()) {
      boolean unused = holding(() -> arrived(sent.getAsLong()));
    } else {
      ChangeMessage.changeOf(message).ifPresent(receiver::received);
    }
  }

  /** Called under the lock. A message of an earlier subscription shows nothing. */
  private boolean arrived(long sent) {
    if (sent - subscribedAt >= 0 && System.nanoTime() - sent <= LOST_NANOS) {
      lastArrived = sent;
      if (!connected) {
        connected = true;
        receiver.connected();
      }
    }
    return connected;
  }

  /** The messages since the end of an earlier subscription are lost. */
  private void subscribedAgain() {
    boolean unused =
        holding(
            () -> {
              subscribedAt = System.nanoTime();
              return connected && lost();
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
    receiver.closed();
    try {
      topic.end();
    } catch (RuntimeException gone) {
      LOG.debug("{}: the subscription ended with the client", region, gone);
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
