package org.jcachehttp.testkit.processes;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;

/** The atomic operations of JCache are atomic among processes: three processes of 16 threads. */
interface AtomicityContract extends ProcessesFixture {

  /**
   * {@code invoke} is one atomic step: no increment of a counter is lost.
   *
   * @throws Exception if a process fails
   */
  @Test
  default void invocationsOfThreeProcessesAddUpToTheExactSum() throws Exception {
    inThreeProcesses(Task.INCREMENT);
    long each = (long) PROCESSES * AtomicTasks.THREADS * rounds();
    assertThat(hotCounters()).hasSize(AtomicTasks.HOT_KEYS).containsOnly(each);
  }

  /**
   * {@code putIfAbsent} returns true in exactly one thread of all processes for each key.
   *
   * @throws Exception if a process fails
   */
  @Test
  default void putIfAbsentHasOneWinnerPerKeyAmongThreeProcesses() throws Exception {
    List<String> won = said(Task.PUT_IF_ABSENT, "won ");
    try (Store store = store()) {
      Cache<Object, String> cache = store.cache(String.class);
      assertThat(won)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, AtomicTasks.wantedKeys(rounds()))
                  .mapToObj(n -> "won " + n + " " + cache.get(Keys.twinOf(n)))
                  .toList());
    }
  }

  /**
   * {@code replace} of an old value by a new one returns true exactly once for each old value.
   *
   * @throws Exception if a process fails
   */
  @Test
  default void aReplacedValueWasReplacedOnceAmongThreeProcesses() throws Exception {
    putLongs(AtomicTasks.HOT_KEYS, number -> 0);
    Map<String, Long> advances =
        said(Task.REPLACE, "advanced ").stream().collect(groupingBy(line -> line, counting()));
    List<Long> expected =
        IntStream.range(0, AtomicTasks.HOT_KEYS)
            .mapToObj(n -> advances.getOrDefault("advanced " + n, 0L))
            .toList();
    assertThat(hotCounters()).isEqualTo(expected).doesNotContain(0L);
  }

  /**
   * A value that {@code getAndRemove} and {@code getAndPut} move from key to key is neither lost
   * nor doubled.
   *
   * @throws Exception if a process fails
   */
  @Test
  default void aTokenThatThreeProcessesPassOnExistsExactlyOnce() throws Exception {
    putLongs(AtomicTasks.TOKENS, number -> number);
    assertThat(said(Task.PASS_TOKENS, "moved")).isNotEmpty();
    try (Store store = store()) {
      assertThat(StreamSupport.stream(store.cache(Long.class).spliterator(), false))
          .extracting(Cache.Entry::getValue)
          .containsExactlyInAnyOrderElementsOf(
              LongStream.range(0, AtomicTasks.TOKENS).boxed().toList());
    }
  }

  private List<String> said(Task task, String beginning) throws Exception {
    return inThreeProcesses(task).stream().filter(line -> line.startsWith(beginning)).toList();
  }

  private void putLongs(int count, IntToLongFunction value) {
    try (Store store = store()) {
      Cache<Object, Long> cache = store.cache(Long.class);
      IntStream.range(0, count).forEach(n -> cache.put(Keys.key(n), value.applyAsLong(n)));
    }
  }

  private List<Long> hotCounters() {
    try (Store store = store()) {
      Cache<Object, Long> cache = store.cache(Long.class);
      return IntStream.range(0, AtomicTasks.HOT_KEYS)
          .mapToObj(n -> cache.get(Keys.twinOf(n)))
          .toList();
    }
  }
}
