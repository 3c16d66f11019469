package org.jcachehttp.engine.internal.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.cache.CacheException;
import org.jcachehttp.engine.MapStorage;
import org.jcachehttp.engine.internal.codec.Codecs;
import org.jcachehttp.engine.internal.codec.JavaSerializer;
import org.jcachehttp.engine.internal.codec.SerialFilters;
import org.jcachehttp.engine.internal.codec.Serialization;
import org.jcachehttp.engine.internal.near.NearCache;
import org.jcachehttp.engine.internal.near.NearEntry;
import org.jcachehttp.engine.internal.near.NearSettings;
import org.jcachehttp.engine.internal.store.EntryState.Present;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.InvalidationListener;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Lookups with a near cache of entries that are used for five seconds, at a time that tests set.
 */
class NearEntryStoreTest {

  private static final NearSettings SETTINGS =
      new NearSettings(100, 0, Optional.of(Duration.ofSeconds(5)));

  private final MapStorage storage = new MapStorage();
  private final MapStorage.MapRegion region = storage.open("region");
  private final AtomicLong millis = new AtomicLong(1_800_000_000_000L);
  private final NearCache<Present<Object, ?>> near =
      new NearCache<>(SETTINGS, () -> millis.get() * 1_000_000);
  private final NearEntryStore<String, Object> store = store();

  private NearEntryStore<String, Object> store() {
    Codecs codecs =
        new Codecs(
            new Serialization(
                new JavaSerializer(SerialFilters.DEFAULT), getClass()::getClassLoader));
    return new NearEntryStore<>(
        "cache 'region'",
        region,
        codecs.textKeys(),
        codecs.byteValues(Object.class),
        FirstWrite.ofNothing(),
        new NearLayer<>(
            near, codecs.liveValues(), SETTINGS, () -> Instant.ofEpochMilli(millis.get())));
  }

  private void pass(Duration time) {
    millis.addAndGet(time.toMillis());
  }

  /** Another process writes an entry. */
  private void written(String text, long version, Deadline deadline) {
    byte[] payload = ("t" + text).getBytes(UTF_8);
    region.write(
        "key",
        WriteCondition.any(),
        new StoredRecord<>(version, deadline, Map.of("text", text), payload));
  }

  private void written(String text, long version) {
    written(text, version, Deadline.NEVER);
  }

  private @Nullable Object lookUp() {
    return store.lookUp("key") instanceof Present<Object, ?> present ? present.value() : null;
  }

  @Test
  void aSecondLookupReadsNothingAndReturnsTheSameObject() {
    written("a", 1);
    Object first = lookUp();
    assertThat(lookUp()).isSameAs(first).isEqualTo("a");
    assertThat(region.reads).hasValue(1);
    assertThat(store.nearHits()).isEqualTo(1);
    assertThat(store.nearEntries()).isEqualTo(1);
  }

  @Test
  void aValueThatCallersCanChangeIsACopyForEachLookup() {
    byte[] payload = "b0123".getBytes(UTF_8);
    region.write(
        "key", WriteCondition.any(), new StoredRecord<>(1, Deadline.NEVER, Map.of(), payload));
    byte[] first = (byte[]) requireNonNull(lookUp());
    first[0] = 'x';
    assertThat((byte[]) lookUp()).isEqualTo("0123".getBytes(UTF_8));
    assertThat(region.reads).hasValue(1);
  }

  @Test
  void anUnchangedEntryAboveTheMaximumAgeIsCheckedWithoutAReadOfItsPayload() {
    written("a", 1);
    lookUp();
    pass(Duration.ofSeconds(5));
    assertThat(lookUp()).isEqualTo("a");
    pass(Duration.ofSeconds(4));
    assertThat(lookUp()).isEqualTo("a");
    assertThat(region.reads).hasValue(1);
    assertThat(region.metadataReads).hasValue(1);
  }

  @Test
  void aChangeByAnotherProcessIsSeenAfterTheMaximumAge() {
    written("a", 1);
    lookUp();
    written("b", 2);
    assertThat(lookUp()).isEqualTo("a");
    pass(Duration.ofSeconds(5));
    assertThat(lookUp()).isEqualTo("b");
  }

  @Test
  void aRemovalByAnotherProcessIsSeenAfterTheMaximumAge() {
    written("a", 1);
    lookUp();
    region.remove("key", WriteCondition.any());
    pass(Duration.ofSeconds(5));
    assertThat(lookUp()).isNull();
    assertThat(store.nearEntries()).isZero();
  }

  @Test
  void anAbsentEntryIsReadAtEachLookup() {
    assertThat(lookUp()).isNull();
    written("a", 1);
    assertThat(lookUp()).isEqualTo("a");
  }

  @Test
  void anEntryIsNotUsedPastItsDeadlineAndAMovedDeadlineIsSeen() {
    written("a", 1, new Deadline(millis.get() + 1000));
    lookUp();
    region.touch("key", 1, new Deadline(millis.get() + 3000));
    pass(Duration.ofSeconds(2));
    assertThat(lookUp()).isEqualTo("a");
    pass(Duration.ofSeconds(2));
    assertThat(store.lookUp("key").at(millis.get())).isInstanceOf(EntryState.Expired.class);
    assertThat(region.reads).hasValue(2);
  }

  /** Another process may have moved the deadline, which does not change the version. */
  @Test
  void anEntryOfTheNearCacheDoesNotExpireAfterItsLookup() {
    written("a", 1, new Deadline(millis.get() + 1000));
    lookUp();
    EntryState<Object> found = store.lookUp("key");
    EntryState<Object> inBulk = requireNonNull(store.lookUpAll(List.of("key")).get("key"));
    pass(Duration.ofSeconds(2));
    assertThat(found.at(millis.get())).isInstanceOf(Present.class);
    assertThat(inBulk.at(millis.get())).isInstanceOf(Present.class);
  }

  @Test
  void anEntryThatWasReadFromTheRegionExpires() {
    written("a", 1, new Deadline(millis.get() + 1000));
    EntryState<Object> read = store.lookUp("key");
    pass(Duration.ofSeconds(2));
    assertThat(read.at(millis.get())).isInstanceOf(EntryState.Expired.class);
  }

  @Test
  void theObjectsOfEntriesCountAndTheirMetadataIsNotKept() {
    byte[] payload = "b0123".getBytes(UTF_8);
    Map<String, String> metadata = Map.of("~key", "k".repeat(1_000_000));
    region.write(
        "key", WriteCondition.any(), new StoredRecord<>(1, Deadline.NEVER, metadata, payload));
    lookUp();
    NearEntry<Present<Object, ?>> entry = requireNonNull(near.find("key"));
    assertThat(entry.value().stored().metadata()).isEmpty();
    assertThat(entry.bytes()).isBetween(256L, 300L);
  }

  /** The caller that needs the value gets the exception, as without a near cache. */
  @Test
  void aValueThatCannotBeDecodedFailsOnlyWhereItIsUsed() {
    writtenOfUnknownClass();
    assertThat(store.peek("key")).isInstanceOf(Present.class);
    EntryState<Object> state = store.lookUp("key");
    assertThat(state).isInstanceOf(Present.class);
    assertThatThrownBy(((Present<Object, ?>) state)::value).isInstanceOf(CacheException.class);
    assertThat(store.nearEntries()).isZero();
  }

  private void writtenOfUnknownClass() {
    store.write("key", WriteCondition.any(), new Uncommon(), Deadline.NEVER);
    StoredRecord<byte[]> stored = region.read("key").orElseThrow();
    String unknown = new String(stored.payload(), ISO_8859_1).replace("Uncommon", "Unknown0");
    region.write(
        "key",
        WriteCondition.any(),
        new StoredRecord<>(1, Deadline.NEVER, Map.of(), unknown.getBytes(ISO_8859_1)));
  }

  private static final class Uncommon implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void aPeekUsesTheNearCacheAndAddsNothingToIt() {
    written("a", 1);
    assertThat(store.peek("key")).isInstanceOf(Present.class);
    assertThat(store.nearEntries()).isZero();
    lookUp();
    region.remove("key", WriteCondition.any());
    assertThat(store.peek("key")).isInstanceOf(Present.class);
  }

  @Test
  void aValueThatCallersCanChangeIsDecodedOnceForTheFirstLookup() {
    store.write("key", WriteCondition.any(), new Counted(), Deadline.NEVER);
    int before = Counted.DECODED.get();
    lookUp();
    assertThat(Counted.DECODED.get() - before).isEqualTo(1);
  }

  private static final class Counted implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final AtomicInteger DECODED = new AtomicInteger();

    private Object readResolve() {
      DECODED.incrementAndGet();
      return this;
    }
  }

  @Test
  void aDamagedEntryIsNotKept() {
    written("a", 1);
    region.damage("key");
    assertThat(store.lookUp("key").checked()).isInstanceOf(EntryState.Damaged.class);
    assertThat(store.nearEntries()).isZero();
  }

  @Test
  void aChangeByThisProcessIsSeenAtOnceAlsoIfItsResponseIsLost() {
    written("a", 1);
    lookUp();
    store.write("key", WriteCondition.any(), "b", Deadline.NEVER);
    assertThat(lookUp()).isEqualTo("b");
    storage.down.set(true);
    assertThatThrownBy(() -> store.remove("key", WriteCondition.any()))
        .isInstanceOf(CacheException.class);
    storage.down.set(false);
    region.remove("key", WriteCondition.any());
    assertThat(lookUp()).isNull();
  }

  @Test
  void everyKindOfChangeByThisProcessIsSeenAtOnce() {
    written("a", 1, new Deadline(millis.get() + 1000));
    lookUp();
    store.touch("key", 1, Deadline.NEVER);
    assertThat(store.nearEntries()).isZero();
    lookUp();
    store.writeAll(Map.of("key", new EntryStore.ExpiringValue<>("b", Deadline.NEVER)));
    assertThat(lookUp()).isEqualTo("b");
    store.entries(() -> {}).remove(List.of(metadata()));
    assertThat(lookUp()).isNull();
    written("c", 3, new Deadline(millis.get() + 1000));
    lookUp();
    store.entries(() -> {}).purgeExpired(millis.get() + 1001);
    assertThat(lookUp()).isNull();
    written("d", 4);
    lookUp();
    store.clear();
    assertThat(lookUp()).isNull();
  }

  private EntryMetadata<String> metadata() {
    return region.readMetadata("key").orElseThrow();
  }

  @Test
  void aReadDuringWhichTheEntryIsChangedIsNotKept() {
    written("a", 1);
    region.afterRead.set(() -> store.write("key", WriteCondition.any(), "b", Deadline.NEVER));
    assertThat(lookUp()).isEqualTo("a");
    region.afterRead.set(() -> {});
    assertThat(lookUp()).isEqualTo("b");
  }

  @Test
  void anAtomicOperationReadsTheRegionAndItsResultIsNotFollowedByAnOlderOne() {
    written("a", 1);
    lookUp();
    written("b", 2);
    assertThat(store.read("key").unchanged()).isEqualTo(WriteCondition.version(2));
    assertThat(lookUp()).isEqualTo("b");
    region.remove("key", WriteCondition.any());
    store.read("key");
    assertThat(lookUp()).isNull();
  }

  @Test
  void aBulkReadForAnAtomicOperationIsNotFollowedByAnOlderEntry() {
    written("a", 1);
    lookUp();
    region.remove("key", WriteCondition.any());
    assertThat(store.readAll(List.of("key"))).isEmpty();
    assertThat(lookUp()).isNull();
    written("b", 2);
    lookUp();
    written("c", 3);
    store.readAll(List.of("key"));
    assertThat(lookUp()).isEqualTo("c");
  }

  /** Lookups check deadlines themselves. */
  @Test
  void aPurgeOfWhatIsExpiredNowKeepsTheOtherEntries() {
    written("a", 1);
    lookUp();
    region.write(
        "expired",
        WriteCondition.any(),
        new StoredRecord<>(1, new Deadline(millis.get() - 1), Map.of(), new byte[0]));
    assertThat(store.entries(() -> {}).purgeExpired(millis.get())).isEqualTo(1);
    assertThat(store.nearEntries()).isEqualTo(1);
    storage.down.set(true);
    assertThatThrownBy(() -> store.entries(() -> {}).purgeExpired(millis.get() + 1))
        .isInstanceOf(CacheException.class);
    assertThat(store.nearEntries()).isZero();
  }

  @Test
  void aBulkLookupReadsOnlyWhatIsMissing() {
    written("a", 1);
    lookUp();
    store.write("other", WriteCondition.any(), "b", Deadline.NEVER);
    assertThat(store.lookUpAll(List.of("key", "other", "none"))).containsOnlyKeys("key", "other");
    assertThat(region.reads).hasValue(3);
    assertThat(store.lookUpAll(List.of("key", "other"))).hasSize(2);
    assertThat(region.reads).hasValue(3);
  }

  @Test
  void anOutageIsNotNoticedByLookupsOfFreshEntries() {
    written("a", 1);
    lookUp();
    storage.down.set(true);
    assertThat(lookUp()).isEqualTo("a");
    pass(Duration.ofSeconds(5));
    assertThatThrownBy(this::lookUp).isInstanceOf(CacheException.class);
  }

  @Test
  void aLossOfTheConnectionForAnnouncementsEmptiesTheNearCacheAndShortensTheAge() {
    InvalidationListener<String> listener = new Invalidations("cache", near, SETTINGS);
    listener.connected();
    written("a", 1);
    lookUp();
    written("b", 2);
    pass(Duration.ofSeconds(4));
    assertThat(lookUp()).isEqualTo("a");
    listener.disconnected();
    assertThat(lookUp()).isEqualTo("b");
    written("c", 3);
    pass(Duration.ofSeconds(1));
    assertThat(lookUp()).isEqualTo("c");
    listener.connected();
    assertThat(store.nearEntries()).isZero();
  }

  @Test
  void anAnnouncedVersionThatIsKeptStaysAndAnyOtherGoes() {
    InvalidationListener<String> listener = new Invalidations("cache", near, SETTINGS);
    written("a", 1);
    lookUp();
    listener.written("key", 1);
    assertThat(store.nearEntries()).isEqualTo(1);
    listener.written("key", 2);
    assertThat(store.nearEntries()).isZero();
    lookUp();
    listener.changed("key");
    assertThat(store.nearEntries()).isZero();
    lookUp();
    listener.cleared();
    assertThat(store.nearEntries()).isZero();
  }
}
