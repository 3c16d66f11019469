package org.jcachehttp.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.ChangeListener;
import org.jcachehttp.testkit.Await;
import org.jcachehttp.testkit.HeardEvents;
import org.jcachehttp.testkit.ReportedChanges;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** Listeners receive each change by another process once, in both layouts. */
@Timeout(120)
@ParameterizedClass
@CsvSource({"string, announce=true", "hash, announce=true", "string, near-max-entries=100"})
class ListenersTest {

  @Parameter(0)
  private String layout = "";

  /** The options of the other process, which has no listener. */
  @Parameter(1)
  private String options = "";

  private final RedisProcess server = RedisProcess.shared();
  private final String prefix = RedisProcess.newPrefix();
  private final RedisCachingProvider first = new RedisCachingProvider();
  private final RedisCachingProvider second = new RedisCachingProvider();
  private final HeardEvents<String, Integer> heard = new HeardEvents<>();

  @AfterEach
  void close() {
    first.close();
    second.close();
    server.flush();
  }

  private <K, V> Cache<K, V> here(MutableConfiguration<K, V> configuration) {
    return open(first, "announce=true", configuration);
  }

  private <K, V> Cache<K, V> there(MutableConfiguration<K, V> configuration) {
    // With options of its own it has a client of its own.
    return open(second, options + "&pool-max=9", configuration);
  }

  private <K, V> Cache<K, V> open(
      RedisCachingProvider provider, String more, MutableConfiguration<K, V> configuration) {
    URI uri =
        URI.create(
            ("redis:" + server.location() + "?key-prefix=" + prefix)
                + ("&layout=" + layout + "&" + more)
                + ("&connect-timeout=" + Opening.LONG_TIMEOUT)
                + ("&response-timeout=" + Opening.LONG_TIMEOUT));
    return provider.getCacheManager(uri, null).createCache("counters", configuration);
  }

  private static MutableConfiguration<String, Integer> counters() {
    return new MutableConfiguration<String, Integer>().setTypes(String.class, Integer.class);
  }

  private void listen(Cache<String, Integer> here, Cache<String, Integer> there)
      throws InterruptedException {
    heard.listenTo(here);
    heard.awaitReports(there, 0, "probe", "last probe");
  }

  @Test
  void whatOthersDoIsHeardOnceAndSoIsWhatIsDoneHere() throws Exception {
    Cache<String, Integer> here = here(counters());
    Cache<String, Integer> there = there(counters());
    listen(here, there);

    there.put("k", 1);
    heard.awaitAll("CREATED 1");
    there.put("k", 2);
    heard.awaitAll("UPDATED 2 from null");
    here.put("k", 3);
    here.remove("k");
    here.put("k", 4);
    heard.awaitAll("UPDATED 3 from 2", "REMOVED from 3", "CREATED 4");
    there.replace("k", 4, 5);
    heard.awaitAll("UPDATED 5 from null");
    there.remove("k");
    heard.awaitAll("REMOVED from null");
    there.invoke(
        "k",
        (entry, arguments) -> {
          entry.setValue(6);
          return null;
        });
    heard.awaitAll("CREATED 6");
    there.putAll(Map.of("k", 7));
    heard.awaitAll("UPDATED 7 from null");
    there.removeAll(Set.of("k"));
    heard.awaitAll("REMOVED from null");
    heard.assertNothingElse(() -> there.put("k", 8), "CREATED 8");
  }

  @Test
  void deadlinesThatAreSetAndMovedAreNotHeard() throws Exception {
    // There is no near cache if reads move deadlines, and so no announcement.
    assumeThat(options).startsWith("announce");
    Cache<String, Integer> here = here(expiring());
    Cache<String, Integer> there = there(expiring());
    listen(here, there);

    there.put("k", 1);
    heard.awaitAll("CREATED 1");
    here.get("k");
    there.get("k");
    there.replace("k", 2);
    heard.awaitAll("UPDATED 2 from null");
    heard.assertNothingElse(() -> there.remove("k"), "REMOVED from null");
  }

  private static MutableConfiguration<String, Integer> expiring() {
    return counters().setExpiryPolicyFactory(TouchedExpiryPolicy.factoryOf(Duration.ONE_HOUR));
  }

  @Test
  void whatOthersFindExpiredIsHeardAsExpired() throws Exception {
    MutableConfiguration<String, Integer> shortLived =
        counters()
            .setExpiryPolicyFactory(
                ModifiedExpiryPolicy.factoryOf(new Duration(TimeUnit.MILLISECONDS, 500)));
    Cache<String, Integer> here = here(shortLived);
    Cache<String, Integer> there = there(shortLived);
    listen(here, there);

    there.put("k", 1);
    heard.awaitAll("CREATED 1");
    Await.until(() -> !there.containsKey("k"));
    heard.awaitAll("EXPIRED from null");
    heard.assertNothingElse(() -> there.put("k", 2), "CREATED 2");
  }

  /** Such a key is stored in the metadata of its entry. */
  @Test
  void theKeyOfARemovedEntryIsKnownAlsoIfItsTextIsAHash() throws Exception {
    var lists = new MutableConfiguration<List<String>, Integer>();
    Cache<List<String>, Integer> here = here(lists);
    Cache<List<String>, Integer> there = there(lists);
    HeardEvents<List<String>, Integer> ofLists = new HeardEvents<>();
    ofLists.listenTo(here);
    ofLists.awaitReports(there, 0, List.of("probe"), List.of("last probe"));

    there.put(List.of("a", "b"), 1);
    assertThat(ofLists.awaitKeyOf("CREATED 1")).containsExactly("a", "b");
    there.remove(List.of("a", "b"));
    assertThat(ofLists.awaitKeyOf("REMOVED from null")).containsExactly("a", "b");
  }

  @Test
  void aClosedCacheHearsNothing() throws Exception {
    Cache<String, Integer> closing = here(counters());
    Cache<String, Integer> there = there(counters());
    HeardEvents<String, Integer> closed = new HeardEvents<>();
    closed.listenTo(closing);
    closed.awaitReports(there, 0, "probe", "last probe");
    closing.close();
    Cache<String, Integer> here = closing.getCacheManager().createCache("counters", counters());
    listen(here, there);
    assertThat(closed.isEmpty()).isTrue();
  }

  /** Without the option, a listener costs no connection and a write no announcement. */
  @Test
  void aRegionReportsChangesOnlyIfItsOwnAreAnnounced() {
    ChangeListener<String, byte[]> any = (key, before, oldPayload, after) -> {};
    try (ByteStorage storage = Opening.openShared(prefix, Map.of("layout", layout))) {
      var region = storage.open("region");
      assertThat(region.subscribe(any)).isFalse();
      region.subscribe(new ReportedChanges());
      assertThat(region.subscribe(any)).isTrue();
      region.close();
    }
    try (ByteStorage storage =
        Opening.openShared(prefix, Map.of("layout", layout, "announce", "true"))) {
      var region = storage.open("region");
      assertThat(region.subscribe(any)).isTrue();
      region.close();
    }
  }
}
