package org.jcachehttp.http.internal.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
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

  @Test
  void aRemovalWhileAllIsRemovedIsNotForgotten() {
    pending.addAll();
    PendingRemovals.Snapshot all = pending.snapshot();
    pending.addKeys(List.of("a"));
    pending.applied(all);
    assertThat(pending.concern(List.of("a"))).isTrue();
  }
}
