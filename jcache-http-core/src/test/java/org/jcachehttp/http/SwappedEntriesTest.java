package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.cache.Cache;
import org.jcachehttp.http.maintenance.Criteria;
import org.jcachehttp.http.maintenance.ResponseSummary;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.stored.CachedResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The entries of a store are exchanged, by a fault or by something else that writes to it. */
class SwappedEntriesTest {

  private static final String PUBLIC = "http://example.com/public";
  private static final String ADMIN = "http://example.com/admin";

  @RegisterExtension private final Scenario scenario = new Scenario();

  private void twoResponses() {
    scenario.send("GET", PUBLIC);
    scenario.send("GET", ADMIN);
  }

  /** Gives each of two entries the value of the other one. */
  private void swap() {
    Cache<String, CachedResponse> cache = scenario.provider.cache();
    Map<String, CachedResponse> entries = new HashMap<>();
    for (Cache.Entry<String, CachedResponse> entry : cache) {
      entries.put(entry.getKey(), entry.getValue());
    }
    swap(List.copyOf(entries.keySet()), entries);
  }

  private void swap(List<String> keys, Map<String, CachedResponse> entries) {
    assertThat(keys).hasSize(2);
    scenario.provider.cache().put(keys.get(0), entries.get(keys.get(1)));
    scenario.provider.cache().put(keys.get(1), entries.get(keys.get(0)));
  }

  /** The entries that are lists of variants, or those that are not. */
  private Map<String, CachedResponse> entries(boolean lists) {
    Map<String, CachedResponse> entries = new HashMap<>();
    for (Cache.Entry<String, CachedResponse> entry : scenario.provider.cache()) {
      if (entry.getValue().request().isVariantList() == lists) {
        entries.put(entry.getKey(), entry.getValue());
      }
    }
    return entries;
  }

  private void twoVariants() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "Vary", "Accept-Language");
    scenario.get("Accept-Language", "de");
    scenario.get("Accept-Language", "en");
  }

  @Test
  void noRequestReceivesTheResponseToAnother() {
    twoResponses();
    swap();
    HttpResponse response = scenario.send("GET", PUBLIC);
    assertThat(status(response)).contains("fwd=uri-miss; fwd-status=200; stored");
    assertThat(body(response)).isEqualTo("3");
  }

  @Test
  void theNextResponseReplacesTheWrongOne() {
    twoResponses();
    swap();
    scenario.send("GET", PUBLIC);
    HttpResponse response = scenario.send("GET", PUBLIC);
    assertThat(status(response)).contains("hit");
    assertThat(body(response)).isEqualTo("3");
  }

  @Test
  void aPartReplacesTheWrongOneToo() {
    twoResponses();
    swap();
    scenario.origin.answers(
        206, "Cache-Control", "max-age=60", "ETag", "\"1\"", "Content-Range", "bytes 0-0/5");
    scenario.send("GET", PUBLIC, "Range", "bytes=0-0");
    assertThat(status(scenario.send("GET", PUBLIC, "Range", "bytes=0-0"))).contains("hit");
  }

  @Test
  void eachIsCounted() throws Exception {
    twoResponses();
    swap();
    HttpCache cache = scenario.settings.over(scenario.provider.cache());
    cache.execute(HttpRequest.get(PUBLIC), scenario.origin);
    cache.execute(HttpRequest.get(ADMIN), scenario.origin);
    cache.execute(HttpRequest.get(ADMIN), scenario.origin);
    assertThat(cache.statistics().mismatches()).isEqualTo(2);
    assertThat(cache.statistics().misses()).isEqualTo(2);
    assertThat(cache.statistics().storeErrors()).isZero();
  }

  @Test
  void noUserReceivesTheResponseOfAnother() {
    scenario.get("Authorization", "Basic YTpi");
    scenario.get("Authorization", "Basic YTpj");
    swap();
    assertThat(body(scenario.get("Authorization", "Basic YTpi"))).isEqualTo("3");
  }

  @Test
  void noVariantAnswersForAnother() {
    twoVariants();
    Map<String, CachedResponse> variants = entries(false);
    swap(List.copyOf(variants.keySet()), variants);
    HttpResponse response = scenario.get("Accept-Language", "de");
    assertThat(status(response)).contains("fwd=vary-miss; fwd-status=200; stored");
    assertThat(body(response)).isEqualTo("3");
    assertThat(status(scenario.get("Accept-Language", "de"))).contains("hit");
  }

  @Test
  void aListDoesNotLeadToTheVariantsOfAnotherTarget() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "Vary", "Accept-Language");
    twoResponses();
    Map<String, CachedResponse> lists = entries(true);
    swap(List.copyOf(lists.keySet()), lists);
    assertThat(body(scenario.send("GET", PUBLIC))).isEqualTo("3");
    assertThat(status(scenario.send("GET", PUBLIC))).contains("hit");
  }

  @Test
  void aListIsNoVariant() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "Vary", "Accept-Language");
    scenario.get();
    CachedResponse list = entries(true).values().iterator().next();
    scenario.provider.cache().put(entries(false).keySet().iterator().next(), list);
    assertThat(body(scenario.get())).isEqualTo("2");
  }

  @Test
  void maintenanceListsAndDeletesThemAsInvalid() {
    twoResponses();
    assertThat(scenario.responses().stream(Criteria.invalid())).isEmpty();
    swap();
    Iterator<ResponseSummary> found = scenario.responses().stream(Criteria.invalid()).iterator();
    String key = found.next().key();
    assertThat(scenario.responses().get(key)).isEmpty();
    assertThat(found.next().key()).isNotEqualTo(key);
    assertThat(scenario.responses().delete(Criteria.invalid())).isEqualTo(2);
    assertThat(scenario.provider.cache()).isEmpty();
  }

  @Test
  void variantsInTheirPlacesAreValid() {
    twoVariants();
    assertThat(scenario.responses().delete(Criteria.invalid())).isZero();
    Map<String, CachedResponse> variants = entries(false);
    swap(List.copyOf(variants.keySet()), variants);
    assertThat(scenario.responses().delete(Criteria.invalid())).isEqualTo(2);
  }

  @Test
  void rekeyingReturnsAResponseToItsOwnKey() {
    twoResponses();
    Map<String, CachedResponse> before = entries(false);
    swap();
    scenario.responses().rekey();
    assertThat(before).containsAllEntriesOf(entries(false));
    assertThat(scenario.provider.cache()).isNotEmpty();
  }
}
