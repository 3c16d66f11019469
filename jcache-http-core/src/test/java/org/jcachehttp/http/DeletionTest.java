package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.net.URI;
import java.time.Duration;
import javax.cache.Cache;
import org.jcachehttp.http.maintenance.Criteria;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.stored.CachedResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeletionTest {

  private static final String A = "http://example.com/a";
  private static final String B = "http://example.com/b";

  @RegisterExtension private final Scenario scenario = new Scenario();

  private void isStored(String uri, String directives, String... fields) {
    scenario.origin.answers(200, "Cache-Control", directives);
    scenario.send("GET", uri, fields);
  }

  private void variesByAccept(String uri, int maxAge, String... values) {
    scenario.origin.answers(200, "Cache-Control", "max-age=" + maxAge, "Vary", "Accept");
    for (String value : values) {
      scenario.send("GET", uri, "Accept", value);
    }
  }

  private void entriesAre(int count) {
    assertThat(scenario.provider.cache()).hasSize(count);
  }

  @Test
  void everyResponseThatIsNotFreshGoes() {
    isStored("http://example.com/10", "max-age=10");
    isStored("http://example.com/20", "max-age=20");
    isStored("http://example.com/30", "max-age=30");
    scenario.passes(20);
    assertThat(scenario.responses().deleteStale()).isEqualTo(2);
    entriesAre(1);
  }

  @Test
  void aFreshVariantIsStillFoundAfterAStaleOneWent() {
    variesByAccept(A, 10, "a/b");
    variesByAccept(A, 60, "a/c");
    scenario.passes(10);
    assertThat(scenario.responses().deleteStale()).isEqualTo(1);
    assertThat(status(scenario.get("Accept", "a/c"))).contains("hit; ttl=50");
    assertThat(body(scenario.get("Accept", "a/b"))).isEqualTo("3");
  }

  @Test
  void aListGoesUncountedWithTheLastOfItsVariants() {
    variesByAccept(A, 10, "a/b", "a/c");
    scenario.passes(10);
    assertThat(scenario.responses().deleteStale()).isEqualTo(2);
    entriesAre(0);
  }

  @Test
  void aListWhoseVariantsTheStoreForgotGoesWhenItExpires() {
    scenario.settings.staleRetention(Duration.ZERO);
    variesByAccept(A, 10, "a/b");
    scenario
        .provider
        .cache()
        .forEach(
            entry -> {
              if (entry.getValue().response().status() == 200) {
                scenario.provider.cache().remove(entry.getKey());
              }
            });
    scenario.passes(20);
    assertThat(scenario.responses().deleteStale()).isZero();
    entriesAre(0);
  }

  @Test
  void whatMeetsTheCriteriaGoesAndNothingElse() {
    isStored(A, "max-age=60");
    isStored("http://example.com/b/c", "max-age=60");
    scenario.passes(5);
    isStored("http://example.com/b/d", "max-age=60");
    Criteria criteria = Criteria.all().withUrl("example.com/b/**");
    assertThat(scenario.responses().delete(criteria.withMinAge(Duration.ofSeconds(5))))
        .isEqualTo(1);
    assertThat(scenario.responses().urls()).containsExactly(A, "http://example.com/b/d");
    assertThat(scenario.responses().delete(criteria)).isEqualTo(1);
    assertThat(scenario.responses().delete(Criteria.invalid())).isZero();
    entriesAre(1);
  }

  @Test
  void aRequestTakesAllVariantsOfItsTargetWithIt() {
    variesByAccept(A, 60, "a/b", "a/c");
    isStored(B, "max-age=60");
    HttpRequest head =
        HttpRequest.builder("HEAD", URI.create(A)).fields(Fields.of("Accept", "x/y")).build();
    assertThat(scenario.responses().deleteRequests(head, HttpRequest.get(A + "c"))).isEqualTo(2);
    assertThat(scenario.responses().urls()).containsExactly(B);
    entriesAre(1);
  }

  @Test
  void aRequestTakesNothingOfOtherUsers() {
    isStored(A, "max-age=60", "Authorization", "Basic YTpi");
    isStored(A, "max-age=60");
    assertThat(scenario.responses().deleteRequests(HttpRequest.get(A))).isEqualTo(1);
    assertThat(status(scenario.get("Authorization", "Basic YTpi"))).contains("hit");
  }

  @Test
  void aUrlTakesTheResponsesOfAllUsersWithIt() {
    isStored(A, "max-age=60", "Authorization", "Basic YTpi");
    variesByAccept(A, 60, "a/b", "a/c");
    isStored(B, "max-age=60");
    assertThat(scenario.responses().deleteUrls("HTTP://example.com:80/a")).isEqualTo(3);
    entriesAre(1);
    assertThat(scenario.responses().deleteUrls(A, B)).isEqualTo(1);
  }

  @Test
  void aKeyOfAVariantTakesThatVariantOnly() {
    variesByAccept(A, 60, "a/b", "a/c");
    String[] keys =
        scenario.responses().stream(Criteria.all())
            .map(summary -> summary.key())
            .toArray(String[]::new);
    assertThat(scenario.responses().deleteKeys(keys[0], "no such key")).isEqualTo(1);
    entriesAre(2);
    assertThat(scenario.responses().deleteKeys(keys)).isEqualTo(1);
    entriesAre(0);
  }

  @Test
  void clearStaysInsideItsCache() {
    isStored(A, "max-age=60");
    Cache<String, CachedResponse> other = scenario.provider.other();
    scenario.responses().copyTo(other, progress -> {});
    scenario.responses().clear();
    entriesAre(0);
    assertThat(other).hasSize(1);
  }

  @Test
  void aSweepTakesWhatIsPastItsRetentionOnly() {
    scenario.settings.staleRetention(Duration.ofSeconds(10));
    isStored(A, "max-age=10");
    isStored(B, "max-age=20");
    scenario.passes(20);
    assertThat(scenario.responses().purgeExpired()).isEqualTo(1);
    assertThat(scenario.responses().urls(Criteria.stale())).containsExactly(B);
  }
}
