package org.jcachehttp.http.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is pending is bounded, and applied once, unless it was invalidated again meanwhile. */
class PendingRemovalsTest {

  private final PendingRemovals pending = new PendingRemovals();

  private static List<String> keys(int number) {
    return IntStream.range(0, number).mapToObj(Integer::toString).toList();
  }

  @Test
  void whatWasAppliedIsForgotten() {
    pending.addKeys(List.of("a"));
    assertThat(pending.flag()).isTrue();
    pending.applied(pending.next(500));
    assertThat(pending.flag()).isFalse();
    assertThat(pending.concern(List.of("a"))).isFalse();
  }

  @Test
  void aRemovalThatIsAddedWhileItIsAppliedIsAppliedAgain() {
    pending.addKeys(List.of("a"));
    PendingRemovals.Batch first = pending.next(500);
    pending.addKeys(List.of("a"));
    pending.applied(first);
    assertThat(pending.flag()).isTrue();
    assertThat(pending.next(500).removed()).containsExactly("a");
  }

  @Test
  void aBatchHasALimitedNumberOfKeys() {
    pending.addKeys(keys(7));
    pending.applied(pending.next(5));
    assertThat(pending.next(5).removed()).hasSize(2);
    pending.applied(pending.next(5));
    assertThat(pending.flag()).isFalse();
  }

  @Test
  void theLimitIsKeptAndOneMoreConcernsEverything() {
    pending.addKeys(keys(PendingRemovals.MAX));
    assertThat(pending.concern(List.of("other"))).isFalse();
    pending.addKeys(List.of("one more"));
    assertThat(pending.concern(List.of("other"))).isTrue();
    PendingRemovals.Batch batch = pending.next(500);
    assertThat(batch.all()).isPresent();
    assertThat(batch.keys()).isEmpty();
    pending.applied(batch);
    assertThat(pending.concern(List.of("other"))).isFalse();
  }

  @Test
  void aRemovalWhileAllIsRemovedIsNotForgotten() {
    pending.addAll();
    PendingRemovals.Batch batch = pending.next(500);
    pending.addKeys(List.of("a"));
    pending.applied(batch);
    assertThat(pending.concern(List.of("a"))).isTrue();
  }
}
