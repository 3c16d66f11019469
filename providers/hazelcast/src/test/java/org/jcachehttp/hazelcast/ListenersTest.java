package org.jcachehttp.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import java.net.URI;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.jcachehttp.testkit.Await;
import org.jcachehttp.testkit.HeardEvents;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Listeners receive each change by any member or client once. */
@Timeout(120)
class ListenersTest {

  private static final HazelcastInstance CLIENT = Members.shared().client();

  private final String name = Members.newName();
  private final HeardEvents<String, Integer> heard = new HeardEvents<>();
  private final CacheManager first = open(Members.shared().first());

  @AfterEach
  void close() {
    first.close();
  }

  @AfterAll
  static void shutDown() {
    CLIENT.shutdown();
  }

  /** The kinds of other instances. */
  enum Elsewhere {
    MEMBER,
    CLIENT_OF_BOTH;

    HazelcastInstance instance() {
      return this == MEMBER ? Members.shared().second() : CLIENT;
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatOthersDoIsHeardOnceAndSoIsWhatIsDoneHere(Elsewhere elsewhere) throws Exception {
    try (CacheManager second = open(elsewhere.instance())) {
      Cache<String, Integer> here = listenedTo(cache(first));
      Cache<String, Integer> there = cache(second);

      there.put("k", 1);
      there.put("k", 2);
      heard.awaitAll("CREATED 1", "UPDATED 2 from 1");
      here.put("k", 3);
      here.remove("k");
      here.put("k", 4);
      there.replace("k", 4, 5);
      there.remove("k");
      there.invoke(
          "k",
          (entry, arguments) -> {
            entry.setValue(6);
            return null;
          });

      heard.awaitAll(
          "UPDATED 3 from 2",
          "REMOVED from 3",
          "CREATED 4",
          "UPDATED 5 from 4",
          "REMOVED from 5",
          "CREATED 6");
      heard.assertNothingElse(() -> there.put("k", 7), "UPDATED 7 from 6");
    }
  }

  @ParameterizedTest
  @EnumSource
  void deadlinesThatAreSetAndMovedAreNotHeard(Elsewhere elsewhere) throws Exception {
    try (CacheManager second = open(elsewhere.instance())) {
      Cache<String, Integer> here = listenedTo(expiring(first));
      Cache<String, Integer> there = expiring(second);

      there.put("k", 1);
      heard.awaitAll("CREATED 1");
      here.get("k");
      there.get("k");
      here.put("k", 2);
      there.replace("k", 3);

      heard.awaitAll("UPDATED 2 from 1", "UPDATED 3 from 2");
      heard.assertNothingElse(() -> there.remove("k"), "REMOVED from 3");
    }
  }

  @ParameterizedTest
  @EnumSource
  void clientsHearWhatMembersDo(Elsewhere elsewhere) throws Exception {
    try (CacheManager second = open(elsewhere.instance())) {
      listenedTo(cache(second));
      cache(first).put("k", 1);
      heard.awaitAll("CREATED 1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatOthersFindExpiredIsHeardAsExpired(Elsewhere elsewhere) throws Exception {
    try (CacheManager second = open(elsewhere.instance())) {
      listenedTo(cache(first));
      Cache<String, Integer> there = shortLived(second);
      there.put("k", 1);
      heard.awaitAll("CREATED 1");
      Await.until(() -> !there.containsKey("k"));
      heard.awaitAll("EXPIRED from 1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClosedCacheHearsNothing(Elsewhere elsewhere) throws Exception {
    try (CacheManager second = open(elsewhere.instance());
        CacheManager third = open(Members.shared().first())) {
      HeardEvents<String, Integer> closed = new HeardEvents<>();
      Cache<String, Integer> closing = cache(third);
      closed.listenTo(closing);
      closing.close();
      listenedTo(cache(first));
      cache(second).put("k", 1);
      heard.awaitAll("CREATED 1");
      assertThat(closed.isEmpty()).isTrue();
    }
  }

  private CacheManager open(HazelcastInstance instance) {
    Properties properties = new Properties();
    properties.put("instance", instance);
    return new HazelcastCachingProvider()
        .getCacheManager(URI.create("hazelcast:" + name), null, properties);
  }

  private static Cache<String, Integer> cache(CacheManager manager) {
    return manager.createCache("counters", configuration());
  }

  private static Cache<String, Integer> expiring(CacheManager manager) {
    return manager.createCache(
        "counters",
        configuration().setExpiryPolicyFactory(TouchedExpiryPolicy.factoryOf(Duration.ONE_HOUR)));
  }

  private static Cache<String, Integer> shortLived(CacheManager manager) {
    return manager.createCache(
        "counters",
        configuration()
            .setExpiryPolicyFactory(
                ModifiedExpiryPolicy.factoryOf(new Duration(TimeUnit.MILLISECONDS, 500))));
  }

  private static MutableConfiguration<String, Integer> configuration() {
    return new MutableConfiguration<String, Integer>().setTypes(String.class, Integer.class);
  }

  private Cache<String, Integer> listenedTo(Cache<String, Integer> cache) {
    heard.listenTo(cache);
    return cache;
  }
}
