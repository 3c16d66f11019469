package org.jcachehttp.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.redisson.api.RFuture;
import org.redisson.api.RTopic;
import org.redisson.api.listener.StatusListener;
import org.redisson.client.RedisException;
import org.redisson.client.codec.ByteArrayCodec;

/** The pub/sub topic of a region, and the listeners that this object has there. Thread-safe. */
final class ChangeTopic {

  /** Longer than Redisson's own timeout of a subscription, which ends with its client. */
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final RTopic topic;
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by the lock.
  private final List<Integer> listeners = new ArrayList<>();
  private boolean ended;

  private ChangeTopic(RTopic topic) {
    this.topic = topic;
  }

  static ChangeTopic of(String region, Server server) {
    return new ChangeTopic(server.client().getTopic(region + ":changes", ByteArrayCodec.INSTANCE));
  }

  /** Returns the name on the server: a client may map names. */
  String name() {
    return topic.getChannelNames().get(0);
  }

  RFuture<Long> send(byte[] message) {
    return topic.publishAsync(message);
  }

  /**
   * Adds listeners to subscriptions and to messages; both or none.
   *
   * @throws RedisException if the server refuses or does not respond, or if the client is shut down
   *     meanwhile
   */
  void listen(StatusListener subscriptions, Consumer<byte[]> messages) {
    try {
      keep(topic.addListenerAsync(subscriptions));
      keep(topic.addListenerAsync(byte[].class, (name, message) -> messages.accept(message)));
    } catch (RuntimeException failure) {
      removeListeners();
      throw failure;
    }
  }

  private void keep(RFuture<Integer> adding) {
    try {
      keep(Futures.await(adding, LIMIT));
    } catch (RuntimeException failure) {
      // It may be added later, for a caller that does not wait any more.
      var unused = adding.thenCompose(added -> topic.removeListenerAsync(added));
      throw failure;
    }
  }

  private void keep(int added) {
    lock.lock();
    try {
      listeners.add(added);
      if (ended) {
        removeListeners();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Removes the listeners, also those that a call in progress adds later. */
  void end() {
    lock.lock();
    try {
      ended = true;
      removeListeners();
    } finally {
      lock.unlock();
    }
  }

  /** Sends nothing if there are none: that would be the first connection. */
  private void removeListeners() {
    lock.lock();
    try {
      if (!listeners.isEmpty()) {
        var unused = topic.removeListenerAsync(listeners.toArray(Integer[]::new));
        listeners.clear();
      }
    } finally {
      lock.unlock();
    }
  }
}
