package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.cache.Cache;
import org.jcachehttp.http.internal.secrets.CredentialKey;
import org.jcachehttp.http.maintenance.Criteria;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.stored.CachedResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Something else writes to the store of a cache with {@code authenticate=hmac}. */
class AuthenticatedEntriesTest {

  private static final HttpRequest REQUEST = HttpRequest.get(Scenario.URI_OF_A);
  private static final String OTHER = "http://example.com/b";

  @RegisterExtension private final Scenario scenario = new Scenario();

  @BeforeEach
  void authenticate() {
    scenario.settings.option("authenticate", "hmac");
  }

  private Cache<String, CachedResponse> cache() {
    return scenario.provider.cache();
  }

  private Map<String, CachedResponse> entries() {
    Map<String, CachedResponse> entries = new HashMap<>();
    cache().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
    return entries;
  }

  /** Writes each entry again, changed. */
  private void changeAll(UnaryOperator<CachedResponse> change) {
    entries().forEach((key, entry) -> cache().put(key, change.apply(entry)));
  }

  /** Another body under the HMAC of the first. */
  private static CachedResponse forged(CachedResponse entry) {
    Body forged = Body.of("forged".getBytes(StandardCharsets.UTF_8));
    return new CachedResponse(
        entry.request(),
        entry.response().withBody(forged),
        entry.times(),
        entry.generations(),
        entry.hmac());
  }

  private static CachedResponse unsigned(CachedResponse entry) {
    return entry.withHmac(Optional.empty());
  }

  @Test
  void anEntryOfThisCacheIsAHit() {
    scenario.get();
    assertThat(status(scenario.get())).contains("hit");
    assertThat(entries().values()).allMatch(entry -> entry.hmac().isPresent());
  }

  @Test
  void aForgedEntryIsAMissAndReplaced() {
    scenario.get();
    changeAll(AuthenticatedEntriesTest::forged);
    assertThat(body(scenario.get())).isEqualTo("2");
    assertThat(status(scenario.get())).contains("hit");
  }

  @Test
  void soIsOneWithoutHmac() {
    scenario.get();
    changeAll(AuthenticatedEntriesTest::unsigned);
    assertThat(status(scenario.get())).contains("fwd=uri-miss; fwd-status=200; stored");
    assertThat(status(scenario.get())).contains("hit");
  }

  @Test
  void soIsOneThatWasWrittenWithAnotherKey() {
    scenario.get();
    byte[] other = new byte[CredentialKey.SHORTEST];
    other[0] = 1;
    scenario.settings.credentialKey(other);
    assertThat(body(scenario.get())).isEqualTo("2");
    assertThat(status(scenario.get())).contains("hit");
  }

  @Test
  void anEntryUnderAnotherKeyIsAMissEvenIfItsRequestWasForgedToMatch() {
    scenario.get();
    Map<String, CachedResponse> first = entries();
    scenario.send("GET", OTHER);
    CachedResponse stored = first.values().iterator().next();
    entries().forEach((key, entry) -> cache().put(key, stored.to(entry.request())));
    entries().forEach((key, entry) -> cache().put(key, entry.withHmac(stored.hmac())));
    assertThat(body(scenario.send("GET", OTHER))).isEqualTo("3");
  }

  @Test
  void aPartReplacesAForgedEntry() {
    scenario.origin.answers(
        206, "Cache-Control", "max-age=60", "ETag", "\"1\"", "Content-Range", "bytes 0-0/5");
    scenario.get("Range", "bytes=0-0");
    changeAll(AuthenticatedEntriesTest::forged);
    assertThat(status(scenario.get("Range", "bytes=0-0"))).contains("fwd-status=206; stored");
    assertThat(status(scenario.get("Range", "bytes=0-0"))).contains("hit");
  }

  @Test
  void eachIsCounted() throws Exception {
    scenario.get();
    changeAll(AuthenticatedEntriesTest::forged);
    HttpCache cache = scenario.settings.over(cache());
    cache.execute(REQUEST, scenario.origin);
    cache.execute(REQUEST, scenario.origin);
    assertThat(cache.statistics().mismatches()).isEqualTo(1);
    assertThat(cache.statistics().hits()).isEqualTo(1);
    assertThat(cache.statistics().storeErrors()).isZero();
  }

  @Test
  void aForgedListOfVariantsIsAMissToo() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "Vary", "Accept-Language");
    scenario.get("Accept-Language", "de");
    entries().entrySet().stream()
        .filter(entry -> entry.getValue().request().isVariantList())
        .forEach(list -> cache().put(list.getKey(), unsigned(list.getValue())));
    assertThat(body(scenario.get("Accept-Language", "de"))).isEqualTo("2");
    assertThat(status(scenario.get("Accept-Language", "de"))).contains("hit");
    assertThat(status(scenario.get("Accept-Language", "en"))).contains("stored");
    assertThat(status(scenario.get("Accept-Language", "de"))).contains("hit");
  }

  @Test
  void groupsWorkAndAForgedGenerationInvalidates() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "Cache-Groups", "\"g\"");
    scenario.get();
    assertThat(status(scenario.get())).contains("hit");
    entries().entrySet().stream()
        .filter(entry -> entry.getValue().request().isGroup())
        .forEach(group -> cache().put(group.getKey(), unsigned(group.getValue())));
    assertThat(body(scenario.get())).isEqualTo("2");
    assertThat(status(scenario.get())).contains("hit");
  }

  @Test
  void aStaleEntryIsValidatedAndSignedAgain() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "ETag", "\"1\"");
    scenario.get();
    scenario.passes(61);
    scenario.origin.answers(304, "Cache-Control", "max-age=60", "ETag", "\"1\"");
    assertThat(status(scenario.get())).contains("fwd-status=304; stored");
    assertThat(status(scenario.get())).contains("hit");
  }

  @Test
  void switchedOffEverythingIsReadableAndCanBeReplaced() {
    scenario.origin.answers(
        200, "Cache-Control", "max-age=60", "Cache-Groups", "\"g\"", "Vary", "Accept-Language");
    scenario.get("Accept-Language", "de");
    scenario.settings.option("authenticate", "none");
    assertThat(status(scenario.get("Accept-Language", "de"))).contains("hit");
    scenario.passes(30);
    assertThat(status(scenario.get("Accept-Language", "en"))).contains("stored");
    assertThat(status(scenario.get("Accept-Language", "de"))).contains("hit");
    assertThat(status(scenario.get("Accept-Language", "en"))).contains("hit");
  }

  @Test
  void maintenanceSignsWhatItWritesAndForgesNothing() {
    scenario.get();
    scenario.send("GET", OTHER);
    scenario.responses().setLifetime(ExpireAfter.of(Duration.ofMinutes(5)));
    scenario.passes(120);
    assertThat(status(scenario.get())).contains("hit");
    changeAll(AuthenticatedEntriesTest::forged);
    assertThat(scenario.responses().setLifetime(ExpireAfter.of(Duration.ofMinutes(9)))).isZero();
    assertThat(scenario.responses().get(REQUEST)).isEmpty();
    assertThat(scenario.responses().delete(Criteria.invalid())).isEqualTo(2);
    assertThat(cache()).isEmpty();
  }

  @Test
  void rekeyedAndCopiedEntriesStayAuthentic() {
    scenario.send("GET", OTHER + "?x=1");
    scenario.settings.option("ignore-cookies", "theme");
    Cache<String, CachedResponse> copy = scenario.provider.other();
    assertThat(scenario.responses().copyTo(copy, progress -> {}).copied()).isEqualTo(1);
    changeAll(AuthenticatedEntriesTest::forged);
    assertThat(scenario.responses().rekey()).isZero();
    assertThat(scenario.settings.over(copy).responses().contains(HttpRequest.get(OTHER + "?x=1")))
        .isTrue();
  }
}
