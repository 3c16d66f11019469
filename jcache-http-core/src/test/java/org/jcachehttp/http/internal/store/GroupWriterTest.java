package org.jcachehttp.http.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import org.jcachehttp.http.internal.key.CacheGroups;
import org.jcachehttp.http.internal.key.CacheKey;
import org.jcachehttp.http.settings.StoreSettings;
import org.jcachehttp.http.status.NotStoredReason;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.Responses;
import org.jcachehttp.http.stored.StoredRequest;
import org.jcachehttp.http.stored.StoredTimes;
import org.jcachehttp.storage.Deadline;
import org.jsr107.ri.spi.RICachingProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two processes with a common store. */
class GroupWriterTest {

  private static final Instant NOW = Instant.parse("2082-11-20T12:00:00Z");
  private static final StoredRequest TAG = CacheGroups.ofTags(List.of("t")).get(0);
  private static final String KEY = CacheKey.of(TAG);

  private final RICachingProvider provider = new RICachingProvider();
  private final Cache<String, CachedResponse> cache =
      provider
          .getCacheManager()
          .createCache(
              UUID.randomUUID().toString(),
              new MutableConfiguration<String, CachedResponse>()
                  .setTypes(String.class, CachedResponse.class));
  private final GroupStore ours = process();
  private final GroupStore theirs = process();

  private GroupStore process() {
    return new GroupStore(
        new ResponseStore(cache, StoreSettings.defaults()),
        new InvalidationOrder(),
        InstantSource.fixed(NOW));
  }

  @AfterEach
  void close() {
    provider.close();
  }

  private static CachedResponse requestedAt(Instant time) {
    Deadline until = Deadline.at(time.plusSeconds(60));
    return Responses.typical().withTimes(new StoredTimes(time, time, Duration.ZERO, until, until));
  }

  private GroupedEntry join(CachedResponse entry, Map<String, String> known) {
    return new GroupWriter(ours, known, ours.order().now()).join(entry, List.of(TAG));
  }

  private Map<String, String> present() {
    return ours.read(Set.of(KEY)).orElseThrow().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, group -> group.getValue().value()));
  }

  @ParameterizedTest
  @CsvSource({"-1, false", "0, false", "2, false", "3, true"})
  void aResponseInAnUnknownGroupIsComparedByTheClocksOfBothProcesses(
      int seconds, boolean isStored) {
    theirs.invalidate(List.of(TAG));
    GroupedEntry grouped = join(requestedAt(NOW.plusSeconds(seconds)), Map.of());
    assertThat(grouped.refusal().isEmpty()).isEqualTo(isStored);
  }

  @Test
  void aResponseInAKnownGroupIsComparedByItsGeneration() {
    theirs.invalidate(List.of(TAG));
    Map<String, String> known = present();
    GroupedEntry grouped = join(requestedAt(NOW), known);
    assertThat(grouped.refusal()).isEmpty();
    assertThat(grouped.entry().generations()).isEqualTo(known);
    theirs.invalidate(List.of(TAG));
    assertThat(join(requestedAt(NOW), known).refusal()).contains(NotStoredReason.SUPERSEDED);
  }

  @Test
  void aGenerationThatWasLostSinceTheLookupRefusesTheResponse() {
    theirs.invalidate(List.of(TAG));
    Map<String, String> known = present();
    cache.remove(KEY);
    assertThat(join(requestedAt(NOW), known).refusal()).contains(NotStoredReason.SUPERSEDED);
  }

  @Test
  void theInvalidationOfThisProcessIsComparedByTheOrderOfEvents() {
    long before = ours.order().now();
    ours.invalidate(List.of(TAG));
    GroupWriter early = new GroupWriter(ours, Map.of(), before);
    assertThat(early.join(requestedAt(NOW.plusSeconds(9)), List.of(TAG)).refusal())
        .contains(NotStoredReason.SUPERSEDED);
    assertThat(join(requestedAt(NOW), Map.of()).refusal()).isEmpty();
  }

  @Test
  void anInvalidationIsNotLostWithItsEntryInThisProcess() {
    long before = ours.order().now();
    ours.invalidate(List.of(TAG));
    cache.remove(KEY);
    GroupWriter early = new GroupWriter(ours, Map.of(), before);
    assertThat(early.join(requestedAt(NOW), List.of(TAG)).refusal())
        .contains(NotStoredReason.SUPERSEDED);
  }

  @Test
  void theGenerationIsRetainedTwiceAsLongAsTheResponse() {
    join(requestedAt(NOW), Map.of());
    assertThat(cache.get(KEY).times().retainUntil()).isEqualTo(Deadline.at(NOW.plusSeconds(120)));
    join(requestedAt(NOW.plusSeconds(100)), Map.of());
    assertThat(cache.get(KEY).times().retainUntil()).isEqualTo(Deadline.at(NOW.plusSeconds(220)));
  }

  @Test
  void tooManyTagsRefuseTheResponse() {
    List<StoredRequest> tags =
        CacheGroups.ofTags(IntStream.range(0, 129).mapToObj(Integer::toString).toList());
    GroupWriter writer = new GroupWriter(ours, Map.of(), 0);
    assertThat(writer.join(requestedAt(NOW), tags).refusal())
        .contains(NotStoredReason.HEAD_TOO_LARGE);
  }
}
