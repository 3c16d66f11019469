package org.jcachehttp.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.configuration.FactoryBuilder;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.integration.CacheWriter;
import javax.cache.processor.EntryProcessor;
import org.jcachehttp.engine.internal.cache.EngineCache;
import org.jcachehttp.engine.internal.management.Counters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What several processes on one storage see of each other. */
class ConflictTest {

  private static final EntryProcessor<String, Integer, Integer> INCREMENT =
      (entry, arguments) -> {
        entry.setValue(entry.exists() ? entry.getValue() + 1 : 1);
        return entry.getValue();
      };

  private final CacheFixture fixture = new CacheFixture();
  private final Cache<String, Integer> here = fixture.cache();
  private final Cache<String, Integer> elsewhere = fixture.cache();

  @Test
  void aProcessorRunsAgainWhenAnotherProcessChangedTheEntryMeanwhile() {
    here.put("k", 1);
    AtomicInteger runs = new AtomicInteger();
    here.invoke(
        "k",
        (entry, arguments) -> {
          int seen = entry.getValue();
          if (runs.incrementAndGet() == 1) {
            elsewhere.put("k", 10);
          }
          entry.setValue(seen + 1);
          return null;
        });
    assertThat(runs).hasValue(2);
    assertThat(here.get("k")).isEqualTo(11);
  }

  @Test
  void aProcessorRunsOnceHoweverManyThreadsOfThisProcessChangeTheEntry() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    EntryProcessor<String, Integer, Integer> counting =
        (entry, arguments) -> {
          runs.incrementAndGet();
          return INCREMENT.process(entry, arguments);
        };
    inThreads(8, () -> repeat(500, () -> here.invoke("k", counting)));
    assertThat(here.get("k")).isEqualTo(4_000);
    assertThat(runs).hasValue(4_000);
  }

  @Test
  void incrementsOfTwoProcessesAddUp() throws Exception {
    inThreads(4, () -> repeat(1_000, () -> here.invoke("k", INCREMENT)));
    inThreads(
        4,
        () -> repeat(500, () -> here.invoke("k", INCREMENT)),
        () -> repeat(500, () -> elsewhere.invoke("k", INCREMENT)));
    assertThat(elsewhere.get("k")).isEqualTo(4_000 + 4 * 1_000);
  }

  @Test
  void onePutIfAbsentWinsEachKey() throws Exception {
    AtomicInteger winners = new AtomicInteger();
    Callable<Void> putAllKeys =
        () -> {
          for (int key = 0; key < 300; key++) {
            if (elsewhere.putIfAbsent("k" + key, 1)) {
              winners.incrementAndGet();
            }
            if (here.putIfAbsent("k" + key, 2)) {
              winners.incrementAndGet();
            }
          }
          return null;
        };
    inThreads(8, putAllKeys);
    assertThat(winners).hasValue(300);
  }

  @Test
  void aWriterIsCalledOnceThoughTheSwapIsLost() {
    CountingWriter.CALLS.set(0);
    Cache<String, Integer> writing =
        fixture.cache(
            new MutableConfiguration<String, Integer>()
                .setWriteThrough(true)
                .setCacheWriterFactory(FactoryBuilder.factoryOf(CountingWriter.class)));
    here.put("k", 1);
    AtomicInteger looks = new AtomicInteger();
    writing.invoke(
        "k",
        (entry, arguments) -> {
          if (looks.incrementAndGet() == 1) {
            elsewhere.put("k", 7);
          }
          entry.setValue(entry.getValue() + 1);
          return null;
        });
    assertThat(CountingWriter.CALLS).hasValue(1);
    assertThat(here.get("k")).isEqualTo(8);
  }

  @Test
  void aConditionThatALostSwapHasUndoneIsAnsweredByTheNewStateAndCounted() {
    here.put("k", 1);
    Cache<String, Integer> writing =
        fixture.cache(
            new MutableConfiguration<String, Integer>()
                .setWriteThrough(true)
                .setCacheWriterFactory(() -> new WriterThatIsOvertaken(() -> here.put("k", 7))));
    assertThat(writing.replace("k", 1, 2)).isFalse();
    assertThat(here.get("k")).isEqualTo(7);
    Counters counters = writing.unwrap(EngineCache.class).statistics().counters();
    assertThat(counters.getConflicts()).isOne();
    assertThat(counters.getWriteThroughConflicts()).isOne();
  }

  /** While it writes, another process changes the entry. */
  private record WriterThatIsOvertaken(Runnable other) implements CacheWriter<String, Integer> {

    @Override
    public void write(Cache.Entry<? extends String, ? extends Integer> entry) {
      other.run();
    }

    @Override
    public void writeAll(Collection<Cache.Entry<? extends String, ? extends Integer>> entries) {}

    @Override
    public void delete(Object key) {}

    @Override
    public void deleteAll(Collection<?> keys) {}
  }

  /** Counts the entries it is asked to write. */
  public static final class CountingWriter implements CacheWriter<String, Integer> {

    static final AtomicInteger CALLS = new AtomicInteger();

    @Override
    public void write(Cache.Entry<? extends String, ? extends Integer> entry) {
      CALLS.incrementAndGet();
    }

    @Override
    public void writeAll(Collection<Cache.Entry<? extends String, ? extends Integer>> entries) {
      CALLS.addAndGet(entries.size());
    }

    @Override
    public void delete(Object key) {}

    @Override
    public void deleteAll(Collection<?> keys) {}
  }

  private static @Nullable Void repeat(int times, Runnable work) {
    for (int i = 0; i < times; i++) {
      work.run();
    }
    return null;
  }

  @SafeVarargs
  private static void inThreads(int threads, Callable<Void>... work)
      throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(threads * work.length);
    try {
      List<Future<Void>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        for (Callable<Void> each : work) {
          running.add(pool.submit(each));
        }
      }
      for (Future<Void> future : running) {
        future.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
