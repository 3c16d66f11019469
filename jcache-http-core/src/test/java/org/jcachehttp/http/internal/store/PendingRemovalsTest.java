package org.jcachehttp.http.internal.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.Responses;
import org.junit.jupiter.api.Test;

/** What is pending is bounded, and applied once, unless it was invalidated again meanwhile. */
class PendingRemovalsTest {

  private final PendingRemovals pending = new PendingRemovals("responses");

  private static List<String> keys(int number) {
    return IntStream.range(0, number).mapToObj(Integer::toString).toList();
  }

  @Test
  void whatWasAppliedIsForgotten() {
    pending.addKeys(List.of("a"));
    assertThat(pending.flag()).isTrue();
    pending.applied(pending.snapshot());
    assertThat(pending.flag()).isFalse();
    assertThat(pending.concern(List.of("a"))).isFalse();
  }

  @Test
  void aRemovalThatIsAddedWhileItIsAppliedIsAppliedAgain() {
    pending.addKeys(List.of("a"));
    PendingRemovals.Snapshot first = pending.snapshot();
    pending.addKeys(List.of("a"));
    pending.applied(first);
    assertThat(pending.flag()).isTrue();
    assertThat(pending.snapshot().keys()).containsOnlyKeys("a");
  }

  @Test
  void aRemovalThatFailedIsTriedAfterTheOthers() {
    pending.addKeys(List.of("a", "b"));
    pending.postpone("a", requireNonNull(pending.snapshot().keys().get("a")));
    assertThat(pending.snapshot().keys().keySet()).containsExactly("b", "a");
  }

  @Test
  void theLimitIsKeptAndOneMoreConcernsEverything() {
    pending.addKeys(keys(PendingRemovals.MAX));
    assertThat(pending.concern(List.of("other"))).isFalse();
    pending.addKeys(List.of("one more"));
    assertThat(pending.concern(List.of("other"))).isTrue();
    PendingRemovals.Snapshot all = pending.snapshot();
    assertThat(all.all()).isPresent();
    assertThat(all.keys()).isEmpty();
    pending.applied(all);
    assertThat(pending.concern(List.of("other"))).isFalse();
  }

  /** A deletion of everything that includes those of the same name. */
  private record Deletion(String name) implements StoredDeletion {

    @Override
    public boolean concerns(CachedResponse stored) {
      return true;
    }

    @Override
    public Optional<StoredDeletion> including(StoredDeletion earlier) {
      return equals(earlier) ? Optional.of(this) : Optional.empty();
    }

    @Override
    public int size() {
      return 1;
    }

    @Override
    public void applyTo(ResponseStore store) {
      store.cache().clear();
    }
  }

  @Test
  void aDeletionConcernsEntriesUntilItIsMade() {
    pending.addDeletion(new Deletion("a"));
    assertThat(pending.flag()).isTrue();
    assertThat(pending.deletions().concern(Responses.typical())).isTrue();
    pending.applied(pending.snapshot());
    assertThat(pending.flag()).isFalse();
    assertThat(pending.deletions().concern(Responses.typical())).isFalse();
  }

  @Test
  void aDeletionThatIsAddedWhileAnEqualOneIsMadeIsMadeAgain() {
    pending.addDeletion(new Deletion("a"));
    PendingRemovals.Snapshot first = pending.snapshot();
    pending.addDeletion(new Deletion("a"));
    assertThat(pending.size()).isEqualTo(1);
    pending.applied(first);
    assertThat(pending.size()).isEqualTo(1);
    assertThat(pending.flag()).isTrue();
  }

  @Test
  void aHundredDeletionsAreKeptAndOneMoreConcernsEverything() {
    keys(100).forEach(name -> pending.addDeletion(new Deletion(name)));
    assertThat(pending.snapshot().all()).isEmpty();
    pending.addDeletion(new Deletion("one more"));
    assertThat(pending.snapshot().all()).isPresent();
    assertThat(pending.size()).isEqualTo(1);
  }

  @Test
  void aRemovalWhileAllIsRemovedIsNotForgotten() {
    pending.addAll();
    PendingRemovals.Snapshot all = pending.snapshot();
    pending.addKeys(List.of("a"));
    pending.applied(all);
    assertThat(pending.concern(List.of("a"))).isTrue();
  }
}
