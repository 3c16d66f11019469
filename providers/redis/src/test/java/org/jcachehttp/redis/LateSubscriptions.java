package org.jcachehttp.redis;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import org.redisson.api.RFuture;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;

/** A client whose subscriptions take as long as a test wants. */
final class LateSubscriptions {

  /** A subscription has begun. */
  final CountDownLatch started = new CountDownLatch(1);

  /** Subscriptions may be made. */
  final CountDownLatch allowed = new CountDownLatch(1);

  /** The first two listeners were added. */
  final CountDownLatch made = new CountDownLatch(2);

  private final RedissonClient client;

  LateSubscriptions(RedissonClient client) {
    this.client = client;
  }

  RedissonClient client() {
    return proxyOf(
        RedissonClient.class,
        client,
        (method, call) ->
            method.equals("getTopic") ? topic((RTopic) call.result()) : call.result());
  }

  private RTopic topic(RTopic real) {
    return proxyOf(
        RTopic.class,
        real,
        (method, call) -> {
          if (!method.equals("addListenerAsync")) {
            return call.result();
          }
          started.countDown();
          allowed.await();
          RFuture<?> added = (RFuture<?>) call.result();
          var unused = added.toCompletableFuture().join();
          made.countDown();
          return added;
        });
  }

  private static <T> T proxyOf(Class<T> type, T real, Around around) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                around.call(
                    method.getName(),
                    () -> {
                      try {
                        return method.invoke(real, arguments);
                      } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                      }
                    })));
  }

  private interface Call {
    Object result() throws Throwable;
  }

  private interface Around {
    Object call(String method, Call call) throws Throwable;
  }
}
