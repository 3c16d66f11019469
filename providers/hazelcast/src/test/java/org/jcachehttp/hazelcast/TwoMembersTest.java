package org.jcachehttp.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.jcachehttp.testkit.FreePort;
import org.jcachehttp.testkit.Threads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two members of this library on loopback, one per application. */
@Timeout(120)
class TwoMembersTest {

  private static final int MANY = 500;

  private final int port = FreePort.find();
  private final String cluster = "two-" + port;
  private final CacheManager first = open(30);
  private final CacheManager second = open(31);
  private final Cache<String, Integer> here = cache(first);
  private final Cache<String, Integer> there = cache(second);

  /** Opens a member of its own: in one application, equal addresses and options share a member. */
  private CacheManager open(int monitoringSeconds) {
    return new HazelcastCachingProvider()
        .getCacheManager(
            URI.create(
                ("hazelcast://127.0.0.1:" + port + "/forum?port=" + port)
                    + ("&cluster-name=" + cluster)
                    + "&driver.hazelcast.wait.seconds.before.join=0"
                    + ("&driver.hazelcast.health.monitoring.delay.seconds=" + monitoringSeconds)),
            null);
  }

  private static Cache<String, Integer> cache(CacheManager manager) {
    return manager.createCache(
        "counters",
        new MutableConfiguration<String, Integer>().setTypes(String.class, Integer.class));
  }

  @AfterEach
  void close() {
    first.close();
    second.close();
  }

  @Test
  void bothSeeTheEntriesOfBoth() {
    here.put("a", 1);
    assertThat(there.putIfAbsent("a", 2)).isFalse();
    there.put("b", 2);
    assertThat(here.get("b")).isEqualTo(2);
    assertThat(here.remove("a", 1)).isTrue();
    assertThat(there.containsKey("a")).isFalse();
  }

  @Test
  void aProcessorThatNobodyCanSerializeIsAtomicAmongBoth() {
    Thread notSerializable = Thread.currentThread();
    Threads.run(
        8,
        thread ->
            IntStream.range(0, 50)
                .forEach(
                    round ->
                        (thread % 2 == 0 ? here : there)
                            .invoke(
                                "counter",
                                (entry, arguments) -> {
                                  assertThat(arguments).containsExactly(notSerializable);
                                  entry.setValue(entry.exists() ? entry.getValue() + 1 : 1);
                                  return notSerializable.getName();
                                },
                                notSerializable)));
    assertThat(here.get("counter")).isEqualTo(8 * 50);
  }

  @Test
  void nothingIsLostWithAMemberThatDies() {
    Map<String, Integer> entries = new HashMap<>();
    IntStream.range(0, MANY).forEach(n -> entries.put("key" + n, n));
    here.putAll(entries);
    there.put("theirs", MANY);
    entries.put("theirs", MANY);

    memberOf(second).getLifecycleService().terminate();

    assertThat(here.getAll(entries.keySet())).isEqualTo(entries);
    assertThat(here).hasSize(entries.size());
  }

  @Test
  void nothingIsLostWithAMemberThatLeaves() {
    IntStream.range(0, MANY).forEach(n -> there.put("key" + n, n));
    second.close();
    assertThat(here).hasSize(MANY);
  }

  /** The second manager gets the next port. */
  private HazelcastInstance memberOf(CacheManager manager) {
    assertThat(manager).isSameAs(second);
    return Hazelcast.getAllHazelcastInstances().stream()
        .filter(member -> member.getConfig().getClusterName().equals(cluster))
        .filter(member -> member.getCluster().getLocalMember().getAddress().getPort() != port)
        .findFirst()
        .orElseThrow();
  }
}
