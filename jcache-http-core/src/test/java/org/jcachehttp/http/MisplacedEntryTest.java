package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.util.ArrayList;
import java.util.List;
import javax.cache.Cache;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.settings.CacheType;
import org.jcachehttp.http.stored.CachedResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An entry answers only the request that it was stored for, whatever key it has in the store. */
class MisplacedEntryTest {

  private static final String OTHER = "http://example.com/admin";

  @RegisterExtension private final Scenario scenario = new Scenario();

  /** Gives each entry the value of the next one, the last one that of the first. */
  private void rotateEntries() {
    Cache<String, CachedResponse> cache = scenario.provider.cache();
    List<String> keys = new ArrayList<>();
    List<CachedResponse> values = new ArrayList<>();
    cache.forEach(
        entry -> {
          keys.add(entry.getKey());
          values.add(entry.getValue());
        });
    for (int i = 0; i < keys.size(); i++) {
      cache.put(keys.get(i), values.get((i + 1) % keys.size()));
    }
  }

  @ParameterizedTest
  @EnumSource(CacheType.class)
  void anotherTargetIsNotAnsweredAndTheEntryIsReplaced(CacheType type) {
    scenario.settings.type(type);
    scenario.get();
    scenario.send("GET", OTHER);
    rotateEntries();
    assertThat(body(scenario.get())).isEqualTo("3");
    assertThat(body(scenario.send("GET", OTHER))).isEqualTo("4");
    assertThat(body(scenario.get())).isEqualTo("3");
    assertThat(body(scenario.send("GET", OTHER))).isEqualTo("4");
  }

  @Test
  void anotherUserIsNotAnswered() {
    scenario.get("Authorization", "Bearer 1");
    scenario.get("Authorization", "Bearer 2");
    rotateEntries();
    assertThat(body(scenario.get("Authorization", "Bearer 1"))).isEqualTo("3");
    assertThat(body(scenario.get("Authorization", "Bearer 2"))).isEqualTo("4");
  }

  @Test
  void anotherVariantIsNotAnswered() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "Vary", "X-Kind");
    scenario.get();
    scenario.get("X-Kind", "1");
    scenario.get("X-Kind", "2");
    // Also the list of variants and a variant change places.
    for (int i = 0; i < 3; i++) {
      rotateEntries();
      int before = scenario.origin.calls();
      assertThat(status(scenario.get("X-Kind", "1"))).contains("; stored");
      assertThat(status(scenario.get("X-Kind", "2"))).contains("; stored");
      assertThat(status(scenario.get())).contains("; stored");
      assertThat(body(scenario.get("X-Kind", "1"))).isEqualTo(Integer.toString(before + 1));
      assertThat(body(scenario.get("X-Kind", "2"))).isEqualTo(Integer.toString(before + 2));
      assertThat(body(scenario.get())).isEqualTo(Integer.toString(before + 3));
    }
  }

  @Test
  void aMisplacedEntryIsCounted() {
    scenario.get();
    scenario.send("GET", OTHER);
    rotateEntries();
    try (HttpCache cache = scenario.settings.over(scenario.provider.cache())) {
      assertThat(cache.responses().contains(HttpRequest.get(Scenario.URI_OF_A))).isFalse();
      assertThat(cache.statistics().storeErrors()).isEqualTo(1);
    }
  }
}
