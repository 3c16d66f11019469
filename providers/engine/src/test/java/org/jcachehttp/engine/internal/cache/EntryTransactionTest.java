package org.jcachehttp.engine.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.integration.CacheWriterException;
import org.jcachehttp.engine.internal.cache.Operation.Kind;
import org.jcachehttp.engine.internal.store.EntryState;
import org.jcachehttp.engine.internal.store.EntryState.Present;
import org.jcachehttp.storage.Deadline;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntryTransactionTest {

  private final CacheServicesFixture fixture = new CacheServicesFixture();

  @Test
  void aPutCreatesOrUpdates() {
    fixture.listening();
    run(Operations.put("a"));
    run(Operations.put("b"));
    assertThat(run(Operations.get())).isEqualTo("b");
    assertThat(fixture.events).containsExactly("created a", "updated a to b");
    assertThat(fixture.counters().getCachePuts()).isEqualTo(2);
    assertThat(fixture.counters().getCacheHits()).isOne();
  }

  @Test
  void aGetOfNothingIsAMiss() {
    assertThat(run(Operations.get())).isNull();
    assertThat(fixture.counters().getCacheMisses()).isOne();
  }

  @Test
  void aConflictIsDecidedAgainFromTheNewState() {
    fixture.written("k", "a");
    List<String> seen = new ArrayList<>();
    run(
        change(
            state -> {
              seen.add(valueOf(state));
              if (seen.size() == 1) {
                fixture.written("k", "b");
              }
              return new Decision.Put<>(valueOf(state) + "!", true);
            }));
    assertThat(seen).containsExactly("a", "b");
    assertThat(run(Operations.read())).isEqualTo("b!");
    assertThat(fixture.counters().getConflicts()).isOne();
    assertThat(fixture.counters().getCachePuts()).isOne();
  }

  @Test
  void anInsertConflictsWithAnInsertByAnotherProcess() {
    List<String> seen = new ArrayList<>();
    Boolean inserted =
        run(
            change(
                state -> {
                  seen.add(valueOf(state));
                  if (seen.size() == 1) {
                    fixture.written("k", "b");
                  }
                  return state instanceof Present
                      ? new Decision.Keep<>(false)
                      : new Decision.Put<>("a", true);
                }));
    assertThat(inserted).isFalse();
    assertThat(seen).containsExactly("absent", "b");
  }

  @Test
  void aRemovalConflictsWithAnUpdateByAnotherProcess() {
    fixture.listening().written("k", "a");
    List<String> seen = new ArrayList<>();
    run(
        change(
            state -> {
              seen.add(valueOf(state));
              if (seen.size() == 1) {
                fixture.written("k", "b");
              }
              return new Decision.Remove<>(true);
            }));
    assertThat(fixture.events).containsExactly("removed b");
    assertThat(fixture.counters().getCacheRemovals()).isOne();
  }

  @Test
  void theWriterIsCalledBeforeTheFirstAttemptOnly() {
    RecordingWriter writer = writer();
    fixture.written("k", "a");
    run(
        change(
            state -> {
              if (valueOf(state).equals("a")) {
                fixture.written("k", "b");
              }
              return new Decision.Put<>("c", true);
            }));
    assertThat(writer.calls).containsExactly("write k=c");
    assertThat(run(Operations.read())).isEqualTo("c");
  }

  @Test
  void aWriteThatAConflictMakesUnnecessaryIsCounted() {
    writer();
    fixture.written("k", "a");
    Boolean replaced =
        run(
            change(
                state -> {
                  if (!valueOf(state).equals("a")) {
                    return new Decision.Keep<>(false);
                  }
                  fixture.written("k", "b");
                  return new Decision.Put<>("c", true);
                }));
    assertThat(replaced).isFalse();
    assertThat(fixture.counters().getWriteThroughConflicts()).isOne();
  }

  @Test
  void aFailedWriteOrDeletionChangesNothing() {
    fixture.listening().written("k", "a");
    writer().failing = true;
    assertThatThrownBy(() -> run(Operations.put("b"))).isInstanceOf(CacheWriterException.class);
    assertThatThrownBy(() -> run(Operations.remove())).isInstanceOf(CacheWriterException.class);
    assertThat(run(Operations.read())).isEqualTo("a");
    assertThat(fixture.events).isEmpty();
  }

  @Test
  void aChangeWithoutWriterDoesNotCallTheWriter() {
    RecordingWriter writer = writer();
    run(Operations.putWithoutWriter("a", Kind.CHANGE));
    run(Operations.removeWithoutWriter());
    assertThat(writer.calls).isEmpty();
    assertThat(run(Operations.read())).isNull();
  }

  @Test
  void aRemovalOfNothingIsStillDeletedFromTheApplicationsStore() {
    RecordingWriter writer = writer();
    assertThat(run(Operations.remove())).isFalse();
    assertThat(writer.calls).containsExactly("delete k");
  }

  @Test
  void anExpiredEntryIsAbsentAndRemovedWithOneEvent() {
    fixture.listening().expired("k", "a");
    assertThat(run(Operations.get())).isNull();
    assertThat(run(Operations.get())).isNull();
    assertThat(fixture.region().read("k")).isEmpty();
    assertThat(fixture.events).containsExactly("expired a");
  }

  @Test
  void aPutOverAnExpiredEntryPublishesBoth() {
    fixture.listening().expired("k", "a");
    run(Operations.put("b"));
    assertThat(fixture.events).containsExactly("expired a", "created b");
  }

  @Test
  void anEntryExpiresBetweenAScanAndItsUse() {
    fixture.expiring(new ModifiedExpiryPolicy(Duration.ONE_MINUTE));
    run(Operations.put("a"));
    EntryState<String> scanned = fixture.services().store().read("k");
    fixture.now.addAndGet(60_000);
    assertThat(transaction(Operations.<String>read()).execute(scanned)).isNull();
  }

  @Test
  void aDamagedEntryIsAbsentAndReplacedByTheNextPut() {
    fixture.listening().damaged("k");
    assertThat(run(Operations.get())).isNull();
    assertThat(run(Operations.remove())).isFalse();
    run(Operations.put("b"));
    assertThat(run(Operations.get())).isEqualTo("b");
    assertThat(fixture.events).containsExactly("created b");
  }

  @Test
  void anOperationThatFindsTheDamageDecidesAgain() {
    fixture.damaged("k");
    assertThat(run(Operations.getAndPut("b"))).isNull();
    assertThat(run(Operations.get())).isEqualTo("b");
  }

  @Test
  void aDamagedExpiredEntryHasNoEvent() {
    fixture.listening().expired("k", "a");
    fixture.region().damage("k");
    run(Operations.put("b"));
    assertThat(fixture.events).containsExactly("created b");
  }

  @Test
  void anAccessMovesTheDeadlineIfThePolicySaysSo() {
    fixture.expiring(new AccessedExpiryPolicy(Duration.ONE_MINUTE));
    run(Operations.put("a"));
    fixture.now.addAndGet(59_000);
    run(Operations.get());
    assertThat(deadline()).isEqualTo(new Deadline(fixture.now.get() + 60_000));
  }

  @Test
  void anUpdateKeepsTheDeadlineOfACreatedEntry() {
    fixture.expiring(new CreatedExpiryPolicy(Duration.ONE_MINUTE));
    run(Operations.put("a"));
    Deadline ofCreation = deadline();
    fixture.now.addAndGet(30_000);
    run(Operations.put("b"));
    assertThat(deadline()).isEqualTo(ofCreation);
  }

  @Test
  void anEntryThatWouldExpireAtOnceIsNotCreated() {
    fixture.listening().expiring(new CreatedExpiryPolicy(Duration.ZERO));
    run(Operations.put("a"));
    assertThat(fixture.region().read("k")).isEmpty();
    assertThat(fixture.events).isEmpty();
    assertThat(fixture.counters().getCachePuts()).isZero();
  }

  @Test
  void anUpdateThatExpiresAtOnceRemovesTheEntry() {
    fixture.listening().expiring(new ModifiedExpiryPolicy(Duration.ZERO)).written("k", "a");
    run(Operations.put("b"));
    assertThat(fixture.region().read("k")).isEmpty();
    assertThat(fixture.events).containsExactly("expired a");
  }

  private <R> @Nullable R run(Operation<String, R> operation) {
    return transaction(operation).execute();
  }

  private <R> EntryTransaction<String, String, R> transaction(Operation<String, R> operation) {
    return new EntryTransaction<>(fixture.services(), "k", operation);
  }

  private static Operation<String, Boolean> change(
      Function<EntryState<String>, Decision<String, Boolean>> rule) {
    return new Operation<>(Kind.CHANGE, rule);
  }

  private static String valueOf(EntryState<String> state) {
    return state instanceof Present<String, ?> present ? present.value() : "absent";
  }

  private Deadline deadline() {
    return fixture.region().read("k").orElseThrow().deadline();
  }

  private RecordingWriter writer() {
    RecordingWriter writer = new RecordingWriter();
    fixture.configuration.setWriteThrough(true).setCacheWriterFactory(() -> writer);
    return writer;
  }
}
