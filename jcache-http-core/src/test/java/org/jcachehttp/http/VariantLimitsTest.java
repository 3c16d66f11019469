package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jcachehttp.http.internal.key.VariantList;
import org.jcachehttp.http.settings.StoreSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The variants of a target, and the fields that select them, are bounded. */
class VariantLimitsTest {

  @RegisterExtension private final Scenario scenario = new Scenario();

  private void originVariesBy(String vary) {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "ETag", "\"v1\"", "Vary", vary);
  }

  private String kind(int kind) {
    return status(scenario.get("X-Kind", Integer.toString(kind)));
  }

  private void variantsAtMost(int most) {
    scenario.settings.store(StoreSettings.defaults().withMaxVariants(most));
  }

  @Test
  void aFurtherVariantReplacesTheOneThatWasStoredFirst() {
    variantsAtMost(3);
    originVariesBy("X-Kind");
    IntStream.range(0, 4).forEach(this::kind);
    // The list, and three variants.
    assertThat(scenario.provider.cache()).hasSize(4);
    assertThat(kind(3)).startsWith("jcache-http; hit");
    assertThat(kind(1)).startsWith("jcache-http; hit");
    assertThat(kind(0)).contains("fwd=vary-miss; fwd-status=200; stored");
    assertThat(kind(1)).contains("fwd=vary-miss");
    assertThat(scenario.provider.cache()).hasSize(4);
  }

  @Test
  void aRefreshedVariantIsNotCountedAgain() {
    variantsAtMost(2);
    originVariesBy("X-Kind");
    kind(1);
    kind(2);
    scenario.passes(61);
    kind(1);
    kind(2);
    assertThat(kind(1)).startsWith("jcache-http; hit");
    assertThat(kind(2)).startsWith("jcache-http; hit");
  }

  @Test
  void manyResponsesWithNewFieldsLeaveABoundedListAndBoundedVariants() {
    variantsAtMost(10);
    for (int i = 0; i < 200; i++) {
      originVariesBy(names(20 * i, 20));
      scenario.get("X-Kind", Integer.toString(i));
      scenario.passes(61);
    }
    assertThat(scenario.provider.cache()).hasSizeLessThanOrEqualTo(11);
    assertThat(scenario.provider.cache())
        .allSatisfy(
            entry ->
                VariantList.from(entry.getValue())
                    .ifPresent(list -> assertThat(list.names()).hasSizeLessThanOrEqualTo(64)));
  }

  private static String names(int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(i -> "x" + i)
        .collect(Collectors.joining(", "));
  }

  @Test
  void aVariantThatIsFetchedWhileTheTargetIsInvalidatedBringsNoOtherVariantBack() {
    originVariesBy("X-Kind");
    kind(1);
    scenario.origin.answers(
        request -> {
          scenario.provider.cache().clear();
          return ScriptedOrigin.response(200, "Cache-Control", "max-age=60", "Vary", "X-Kind");
        });
    assertThat(kind(2)).endsWith("detail=superseded");
    assertThat(scenario.provider.cache()).isEmpty();
  }

  @Test
  void concurrentVariantsAreAllFoundAndCounted() throws InterruptedException {
    variantsAtMost(50);
    originVariesBy("X-Kind");
    kind(0);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    CountDownLatch start = new CountDownLatch(1);
    for (int thread = 0; thread < 8; thread++) {
      int first = 1 + 5 * thread;
      threads.execute(
          () -> {
            await(start);
            IntStream.range(first, first + 5).forEach(this::kind);
          });
    }
    start.countDown();
    threads.shutdown();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    for (int i = 0; i <= 40; i++) {
      assertThat(kind(i)).as("variant %d", i).startsWith("jcache-http; hit");
    }
    assertThat(body(scenario.get("X-Kind", "0"))).isEqualTo("1");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException unexpected) {
      Thread.currentThread().interrupt();
    }
  }
}
