package org.jcachehttp.testkit.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.cache.Cache;
import org.jcachehttp.testkit.Threads;
import org.junit.jupiter.api.Test;

/** The iterator runs in constant memory, and while other processes write. */
interface IterationContract extends ProcessesFixture {

  /** The number of threads that fill the store. */
  int FILLERS = 2;

  /** The number of entries of a bulk put. */
  int PAGE = 500;

  /**
   * An iterator returns each of 100,000 stable entries once, in a heap of 64 MiB, while other
   * processes write.
   *
   * @throws Exception if a process fails
   */
  @Test
  default void aHeapOf64MiBIteratesOver100000EntriesWhileOthersWrite() throws Exception {
    fill();
    List<String> said = inAnotherProcess(Task.ITERATE, "-Xmx64m");
    assertThat(said).contains("met " + IterationTasks.STABLE, "twice 0");
    assertThat(said).doesNotContain("others wrote 0");
  }

  private void fill() {
    try (Store store = store()) {
      Cache<Object, byte[]> cache = store.cache(byte[].class);
      int share = IterationTasks.STABLE / FILLERS;
      Threads.run(
          FILLERS,
          filler -> {
            for (int first = filler * share; first < (filler + 1) * share; first += PAGE) {
              cache.putAll(page(first));
            }
          });
    }
  }

  private static Map<Object, byte[]> page(int first) {
    Map<Object, byte[]> entries = new HashMap<>();
    for (int number = first; number < first + PAGE; number++) {
      entries.put(IterationTasks.stableKey(number), new byte[IterationTasks.VALUE_BYTES]);
    }
    return entries;
  }
}
