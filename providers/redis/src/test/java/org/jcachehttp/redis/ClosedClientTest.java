package org.jcachehttp.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.testkit.Await;
import org.jcachehttp.testkit.ReportedChanges;
import org.jcachehttp.testkit.network.NetworkFault;
import org.jcachehttp.testkit.network.TcpProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/** A client that is shut down while a near cache subscribes to changes. */
@Timeout(120)
class ClosedClientTest {

  private final String prefix = RedisProcess.newPrefix();

  @Test
  void itLeavesNoThreadWaitingForTheSubscription() throws IOException {
    Set<Thread> earlier = subscribing();
    try (TcpProxy network = TcpProxy.to(RedisProcess.shared().port())) {
      RedissonClient client = Redisson.create(through(network));
      ByteStorage storage =
          Opening.open("redis", "", Map.of("client", client, "key-prefix", prefix));
      Region<String, byte[]> region = storage.open("region");
      assertThat(region.read("key")).isEmpty();
      network.inject(new NetworkFault.BlackHole());
      region.subscribe(new ReportedChanges());
      Await.until(() -> !started(earlier).isEmpty());
      Set<Thread> waiting = started(earlier);
      client.shutdown();
      Await.until(() -> waiting.stream().noneMatch(Thread::isAlive));
      assertThat(started(earlier)).isEmpty();
    }
  }

  private static Config through(TcpProxy network) {
    Config config = Clients.config();
    config
        .useSingleServer()
        .setAddress("redis://127.0.0.1:" + network.port())
        .setSubscriptionConnectionMinimumIdleSize(0);
    return config;
  }

  private static Set<Thread> started(Set<Thread> earlier) {
    Set<Thread> now = subscribing();
    now.removeAll(earlier);
    return now;
  }

  /** Returns the threads that wait for a subscription. */
  private static Set<Thread> subscribing() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(
            thread ->
                Arrays.stream(thread.getValue())
                    .anyMatch(call -> call.getClassName().equals(ChangeTopic.class.getName())))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
