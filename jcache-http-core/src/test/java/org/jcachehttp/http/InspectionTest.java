package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jcachehttp.http.maintenance.Criteria;
import org.jcachehttp.http.maintenance.ResponseState;
import org.jcachehttp.http.maintenance.ResponseSummary;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.settings.ExpireAfter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is in the cache: one fresh, one stale and one expired response, and two variants. */
class InspectionTest {

  private static final String SHORT = "http://example.com/short";
  private static final String STALE = "http://example.com/static/stale";
  private static final String FRESH = "http://other.example.com/fresh?a=b";
  private static final String VARIANTS = "http://example.com/variants";

  @RegisterExtension private final Scenario scenario = new Scenario();

  @BeforeEach
  void responsesOfEveryState() {
    scenario.settings.staleRetention(Duration.ZERO).addExpireAfter(404, ExpireAfter.parse("100"));
    isStored(SHORT, 200, "Cache-Control", "max-age=10");
    scenario.passes(10);
    scenario.settings.staleRetention(Duration.ofDays(1));
    isStored(STALE, 404, "Cache-Control", "max-age=10");
    scenario.passes(10);
    isStored(FRESH, 200, "Cache-Control", "max-age=60");
    isStored(VARIANTS, 200, "Cache-Control", "max-age=60", "Vary", "Accept");
    scenario.send("GET", VARIANTS, "Accept", "a/b");
  }

  private void isStored(String uri, int status, String... fields) {
    scenario.origin.answers(status, fields);
    scenario.send("GET", uri);
  }

  private long count(Criteria criteria) {
    return scenario.responses().count(criteria);
  }

  @Test
  void aSummarySaysWhatIsStoredWithoutItsBody() {
    ResponseSummary summary =
        scenario.responses().stream(Criteria.fresh().withUrl("other.example.com"))
            .findFirst()
            .get();
    Instant now = scenario.clock.instant();
    assertThat(summary.url()).isEqualTo(FRESH);
    assertThat(summary.method()).isEqualTo("GET");
    assertThat(summary.status()).isEqualTo(200);
    assertThat(summary.created()).isEqualTo(now);
    assertThat(summary.freshUntil()).contains(now.plusSeconds(60));
    assertThat(summary.retainUntil()).contains(now.plusSeconds(60).plus(Duration.ofDays(1)));
    assertThat(summary.size()).isEqualTo(1);
    assertThat(summary.stateAt(now)).isEqualTo(ResponseState.FRESH);
    assertThat(scenario.provider.cache().containsKey(summary.key())).isTrue();
  }

  @Test
  void everyStateIsCountedAndListsOfVariantsAreNone() {
    assertThat(count(Criteria.fresh())).isEqualTo(3);
    assertThat(count(Criteria.stale())).isEqualTo(1);
    assertThat(count(Criteria.expired())).isEqualTo(1);
    assertThat(count(Criteria.invalid())).isZero();
    assertThat(count(Criteria.all())).isEqualTo(5);
    assertThat(count(Criteria.in(ResponseState.STALE, ResponseState.EXPIRED))).isEqualTo(2);
  }

  @Test
  void conditionsNarrowOneAnother() {
    assertThat(count(Criteria.all().withStatuses(404))).isEqualTo(1);
    assertThat(count(Criteria.all().withStatuses(200, 404))).isEqualTo(5);
    assertThat(count(Criteria.all().withMethods("POST"))).isZero();
    assertThat(count(Criteria.all().withMethods("GET").withStatuses(200))).isEqualTo(4);
    assertThat(count(Criteria.all().withMinAge(Duration.ofSeconds(10)))).isEqualTo(2);
    assertThat(count(Criteria.all().withMinAge(Duration.ofSeconds(11)))).isEqualTo(1);
    assertThat(count(Criteria.all().withUrl("example.com/static/**"))).isEqualTo(1);
    assertThat(count(Criteria.all().withUrl("regex:a=b$").withStatuses(404))).isZero();
  }

  @Test
  void urlsAreThoseOfFreshResponsesOnceAndInOrder() {
    assertThat(scenario.responses().urls()).containsExactly(VARIANTS, FRESH);
    assertThat(scenario.responses().urls(Criteria.stale())).containsExactly(STALE);
  }

  @Test
  void theSizeIsThatOfTheBodies() {
    assertThat(scenario.responses().size(Criteria.all())).isEqualTo(5);
  }

  @Test
  void aResponseIsFoundByKeyRequestAndUri() {
    HttpRequest variant =
        HttpRequest.builder("GET", URI.create(VARIANTS)).fields(Fields.of("Accept", "a/b")).build();
    String key = scenario.responses().stream(Criteria.stale()).findFirst().orElseThrow().key();
    assertThat(scenario.responses().contains(URI.create(FRESH))).isTrue();
    assertThat(scenario.responses().contains(URI.create(FRESH + "c"))).isFalse();
    assertThat(scenario.responses().contains(variant)).isTrue();
    assertThat(scenario.responses().contains(variant.withFields(Fields.of("Accept", "c/d"))))
        .isFalse();
    assertThat(scenario.responses().contains(key)).isTrue();
    assertThat(scenario.responses().contains("no such key")).isFalse();
    assertThat(scenario.responses().get(key).orElseThrow().response().status()).isEqualTo(404);
    assertThat(scenario.responses().get(variant).orElseThrow().body().size()).isEqualTo(1);
  }

  @Test
  void aListOfVariantsIsNoResponse() {
    scenario
        .provider
        .cache()
        .forEach(
            entry ->
                assertThat(scenario.responses().contains(entry.getKey()))
                    .isEqualTo(entry.getValue().response().status() != 204));
  }

  @Test
  void whatIsSecretIsNotInASummary() {
    isStored("http://example.com/x?api_key=s3cret", 200, "Cache-Control", "max-age=60");
    assertThat(scenario.responses().stream(Criteria.fresh()).toList())
        .hasSize(4)
        .noneMatch(summary -> summary.toString().contains("s3cret"))
        .anyMatch(summary -> summary.url().equals("http://example.com/x?api_key=REDACTED"));
  }

  @Test
  void aNegativeAgeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Criteria.all().withMinAge(Duration.ofSeconds(-1)))
        .withMessage("min-age is PT-1S, but takes zero or more");
  }

  @Test
  void aPatternThatIsMalformedIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Criteria.all().withUrl("regex:("));
  }

  @Test
  void aCacheThatFailsIsAnErrorOfTheCaller() {
    scenario.provider.cache().close();
    assertThatIllegalStateException().isThrownBy(() -> count(Criteria.all()));
  }
}
