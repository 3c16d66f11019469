package org.jcachehttp.testkit.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;

/**
 * A process may be killed at any moment. A completed write is stored, nothing else is returned, and
 * its locks and files need no repair.
 */
interface KillContract extends ProcessesFixture {

  /** Far less than the timeout of a store that waits for a lock. */
  Duration AT_ONCE = Duration.ofSeconds(10);

  /** The maximum delay before a kill during writes. */
  Duration ANY_MOMENT = Duration.ofMillis(300);

  /** The maximum delay before a kill during removals, which take less time than writes. */
  Duration SOON = Duration.ofMillis(10);

  /** {@return how many processes each test kills} Fewer suffice for a build against a server. */
  default int kills() {
    return Kills.rounds(Kills.DEFAULT_ROUNDS);
  }

  /**
   * An entry is stored if its {@code put} returned before the process was killed; the store needs
   * no repair.
   *
   * @throws Exception if a process cannot be started
   */
  @Test
  default void everyPutThatReturnedSurvivesTheKillOfItsProcess() throws Exception {
    Kills kills = Kills.seeded(kills());
    Map<Integer, Long> acknowledged = new HashMap<>();
    for (int round = 0; round < kills(); round++) {
      kills
          .strike(Task.PUT_ONE_BY_ONE, round, uri(), "put", ANY_MOMENT)
          .forEach(line -> note(line, acknowledged));
      long last = KillTasks.generationsOf(round + 1) - 1;
      inTheStore(
          cache -> {
            assertStored(cache, acknowledged);
            acknowledged.replaceAll((entry, generation) -> last);
            assertTimeout(AT_ONCE, () -> putEach(cache, acknowledged));
          });
    }
  }

  /**
   * A kill during {@code putAll}, {@code clear} or {@code removeAll} leaves each entry stored as a
   * whole or not at all.
   *
   * @throws Exception if a process cannot be started
   */
  @Test
  default void aBulkPutOrARemovalOfAllMayBeHalfDoneByAKillButLeavesWholeEntriesOnly()
      throws Exception {
    Kills kills = Kills.seeded(kills());
    Map<String, Integer> struck = new TreeMap<>();
    for (int round = 0; round < kills(); round++) {
      List<String> said = strikeAmongMany(kills, round);
      Stage stage = Stage.of(said.get(said.size() - 1));
      struck.merge(stage.name(), 1, Integer::sum);
      long last = KillTasks.generationsOf(round + 1) - 1;
      inTheStore(
          cache -> {
            assertLeft(stage, cache);
            assertTimeout(AT_ONCE, () -> cache.putAll(KillTasks.many(last)));
            assertLeft(new Stage("put", last), cache);
            assertTimeout(AT_ONCE, () -> cache.removeAll());
          });
    }
    System.out.println("kills struck while: " + struck);
  }

  /** Kills in the first or second bulk put, or in the clear or the removeAll after it. */
  private List<String> strikeAmongMany(Kills kills, int round) throws Exception {
    long generation = KillTasks.generationsOf(round) + round / 2 % 2;
    return round % 2 == 0
        ? kills.strike(Task.PUT_AND_REMOVE_MANY, round, uri(), "putting " + generation, ANY_MOMENT)
        : kills.strike(Task.PUT_AND_REMOVE_MANY, round, uri(), "removing " + generation, SOON);
  }

  private void inTheStore(Inspection inspection) {
    try (Store store = store()) {
      inspection.inspect(store.cache(byte[].class));
    }
  }

  private static void note(String line, Map<Integer, Long> acknowledged) {
    String[] words = line.split(" ", -1);
    if (words[0].equals("put")) {
      acknowledged.merge(Integer.valueOf(words[1]), Long.valueOf(words[2]), Math::max);
    }
  }

  private static void putEach(Cache<Object, byte[]> cache, Map<Integer, Long> generations) {
    generations.forEach(
        (entry, generation) -> cache.put(Keys.key(entry), new Write(entry, generation).value()));
  }

  /** A stored generation may be later, from a put that was killed before it reported its return. */
  private static void assertStored(Cache<Object, byte[]> cache, Map<Integer, Long> acknowledged) {
    Map<Integer, Long> stored = generationsIn(cache);
    acknowledged.forEach(
        (entry, generation) ->
            assertThat(stored)
                .hasEntrySatisfying(
                    entry, found -> assertThat(found).isGreaterThanOrEqualTo(generation)));
  }

  private static void assertLeft(Stage stage, Cache<Object, byte[]> cache) {
    Map<Integer, Long> left = generationsIn(cache);
    assertThat(left.values()).as("generations left %s", stage).isSubsetOf(stage.generation());
    assertThat(left).as("entries left %s", stage).hasSizeBetween(stage.fewest(), stage.most());
  }

  /** Reads by the iterator and by a get of every key, which must agree. */
  private static Map<Integer, Long> generationsIn(Cache<Object, byte[]> cache) {
    Map<Integer, Long> met = new HashMap<>();
    for (Cache.Entry<Object, byte[]> entry : cache) {
      Write write = Write.of(entry.getValue());
      assertThat(entry.getKey()).isEqualTo(Keys.twinOf(write.entry()));
      assertThat(met.put(write.entry(), write.generation())).isNull();
    }
    assertThat(met).isEqualTo(generationsGotFrom(cache));
    return met;
  }

  private static Map<Integer, Long> generationsGotFrom(Cache<Object, byte[]> cache) {
    Map<Integer, Long> got = new HashMap<>();
    for (int n = 0; n < KillTasks.MANY; n++) {
      byte[] value = cache.get(Keys.twinOf(n));
      if (value != null) {
        got.put(n, Write.of(value).generation());
      }
    }
    return got;
  }

  /** Checks the store after a process was killed. */
  @FunctionalInterface
  interface Inspection {
    void inspect(Cache<Object, byte[]> cache);
  }

  /**
   * The progress of a process with many entries.
   *
   * @param name its last step
   * @param generation the generation of the entries
   */
  record Stage(String name, long generation) {

    static Stage of(String line) {
      String[] words = line.split(" ", -1);
      return new Stage(words[0], Long.parseLong(words[1]));
    }

    int fewest() {
      return name.equals("put") ? KillTasks.MANY : 0;
    }

    int most() {
      return name.equals("removed") ? 0 : KillTasks.MANY;
    }
  }
}
