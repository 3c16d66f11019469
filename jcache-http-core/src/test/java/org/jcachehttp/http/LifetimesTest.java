package org.jcachehttp.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.net.URI;
import java.time.Duration;
import org.jcachehttp.http.maintenance.Criteria;
import org.jcachehttp.http.maintenance.ResponseSummary;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.ExpireAfter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Responses get another lifetime, or are stored by hand. */
class LifetimesTest {

  private static final HttpRequest A = HttpRequest.get(Scenario.URI_OF_A);

  @RegisterExtension private final Scenario scenario = new Scenario();

  private static ExpireAfter seconds(int seconds) {
    return ExpireAfter.of(Duration.ofSeconds(seconds));
  }

  private ResponseSummary only() {
    return scenario.responses().stream(Criteria.all()).findFirst().orElseThrow();
  }

  @Test
  void aStaleResponseIsFreshAgainFromNowOn() {
    scenario.get();
    scenario.passes(100);
    assertThat(scenario.responses().setLifetime(seconds(30))).isEqualTo(1);
    assertThat(status(scenario.get())).contains("hit; ttl=30");
  }

  @Test
  void itIsKeptAsLongAfterItAsItWasToBe() {
    scenario.get();
    Duration before = kept(only());
    scenario.responses().setLifetime(seconds(500));
    assertThat(kept(only())).isEqualTo(before).isEqualTo(Duration.ofDays(1));
  }

  private static Duration kept(ResponseSummary response) {
    return Duration.between(
        response.freshUntil().orElseThrow(), response.retainUntil().orElseThrow());
  }

  @Test
  void whatIsPastItsRetentionDoesNotComeBack() {
    scenario.settings.staleRetention(Duration.ZERO);
    scenario.get();
    scenario.passes(60);
    assertThat(scenario.responses().setLifetime(seconds(30))).isZero();
  }

  @Test
  void variantsAreFoundForAsLongAsTheyAreFresh() {
    scenario.settings.staleRetention(Duration.ZERO);
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "Vary", "Accept");
    scenario.get("Accept", "a/b");
    scenario.get("Accept", "a/c");
    assertThat(scenario.responses().setLifetime(seconds(5000))).isEqualTo(2);
    scenario.passes(4000);
    scenario.responses().purgeExpired();
    assertThat(status(scenario.get("Accept", "a/b"))).contains("hit; ttl=1000");
  }

  @Test
  void oneResponseIsTouched() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "Vary", "Accept");
    scenario.get("Accept", "a/b");
    scenario.get();
    assertThat(scenario.responses().setLifetime(A, seconds(500))).isTrue();
    assertThat(scenario.responses().setLifetime(HttpRequest.get("http://b/"), seconds(500)))
        .isFalse();
    scenario.passes(100);
    assertThat(status(scenario.get())).contains("hit; ttl=400");
    assertThat(status(scenario.get("Accept", "a/b"))).contains("fwd=stale");
  }

  @Test
  void aResponseThatNeverExpiresIsKeptForGood() {
    scenario.get();
    scenario.responses().setLifetime(ExpireAfter.never());
    assertThat(only().retainUntil()).isEmpty();
  }

  @Test
  void doNotCacheIsNoLifetime() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scenario.responses().setLifetime(ExpireAfter.doNotCache()))
        .withMessageContaining("do-not-cache");
  }

  @Test
  void aResponseIsStoredByHandWhateverItSaysOfItself() {
    HttpResponse response =
        new HttpResponse(
            200,
            "",
            "HTTP/1.1",
            Fields.of("Cache-Control", "no-store", "Vary", "Accept"),
            Body.of("mine".getBytes(UTF_8)));
    HttpRequest request =
        HttpRequest.builder("GET", URI.create(Scenario.URI_OF_A))
            .fields(Fields.of("Accept", "a/b"))
            .build();
    assertThat(scenario.responses().put(request, response, seconds(20))).isTrue();
    assertThat(body(scenario.get("Accept", "a/b"))).isEqualTo("mine");
    assertThat(body(scenario.get("Accept", "a/c"))).isEqualTo("1");
  }

  @Test
  void oneThatRepeatsASecretIsNot() {
    HttpResponse response = ScriptedOrigin.response(200, "X-Echo", "s3cretToken");
    HttpRequest request =
        HttpRequest.builder("GET", URI.create(Scenario.URI_OF_A))
            .fields(Fields.of("Authorization", "Bearer s3cretToken"))
            .build();
    assertThat(scenario.responses().put(request, response, seconds(20))).isFalse();
    assertThat(scenario.provider.cache()).isEmpty();
  }
}
