package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.settings.FilterSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cache leaves alone of that which RFC 9111 lets it store. */
class FilterTest {

  private static final String[] FRESH = {"Cache-Control", "max-age=60"};

  @RegisterExtension private final Scenario scenario = new Scenario();

  private void filters(UnaryOperator<FilterSettings> filter) {
    scenario.settings.filter(filter.apply(FilterSettings.none()));
  }

  private HttpResponse get(String query) {
    return scenario.send("GET", Scenario.URI_OF_A + query);
  }

  @ParameterizedTest
  @CsvSource({"200, stored; ttl=60", "404, stored; ttl=60", "301, detail=filtered-status"})
  void onlyResponsesWithAnAllowedStatusAreStored(int status, String outcome) {
    filters(filter -> filter.addStatuses(200).addStatuses(404));
    scenario.origin.answers(status, FRESH);
    assertThat(status(scenario.get()))
        .isEqualTo("jcache-http; fwd=uri-miss; fwd-status=" + status + "; " + outcome);
  }

  @Test
  void aPartIsStoredWhereTheWholeIs() {
    filters(filter -> filter.addStatuses(200));
    scenario.origin.answers(new RangeServer());
    scenario.get("Range", "bytes=0-1");
    assertThat(status(scenario.get("Range", "bytes=0-1"))).contains("hit");
  }

  @Test
  void aRequestWithAHeaderThatBypassesIsNeitherAnsweredNorStored() {
    filters(filter -> filter.addBypassHeaders("X-Preview"));
    scenario.get();
    HttpResponse response = scenario.get("x-preview", "");
    assertThat(status(response))
        .isEqualTo("jcache-http; fwd=bypass; fwd-status=200; detail=filtered-request");
    assertThat(body(scenario.get())).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({
    "?a=1&NoCache, filtered-request",
    "?no%43ache=1, filtered-request",
    "?b, stored; ttl=60"
  })
  void aRequestWithAParameterThatBypassesIsLeftAlone(String query, String detail) {
    filters(filter -> filter.addBypassParameters("nocache"));
    assertThat(status(get(query))).endsWith(detail);
  }

  @Test
  void aRequestThatAPredicateRefusesIsLeftAlone() {
    filters(
        filter -> filter.addRequestFilter(request -> request.uri().getPath().startsWith("/a/")));
    assertThat(status(get("/1"))).contains("stored");
    assertThat(status(get("/1"))).contains("hit");
    assertThat(status(get(""))).endsWith("detail=filtered-request");
  }

  @Test
  void aResponseThatAPredicateRefusesIsHandedOnAndNotStored() {
    filters(filter -> filter.addResponseFilter(entry -> entry.body().size() > 1));
    HttpResponse response = scenario.get();
    assertThat(status(response))
        .isEqualTo("jcache-http; fwd=uri-miss; fwd-status=200; detail=filtered-response");
    assertThat(body(response)).isEqualTo("1");
    assertThat(scenario.provider.cache()).isEmpty();
  }

  @Test
  void allThatIsSaidCounts() {
    filters(
        filter ->
            filter
                .addResponseFilter(entry -> entry.response().fields().has("A"))
                .addResponseFilter(entry -> entry.response().fields().has("B")));
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "A", "1");
    assertThat(status(scenario.get())).endsWith("filtered-response");
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "A", "1", "B", "1");
    assertThat(status(scenario.get())).contains("stored");
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "predicate"})
  void whatWasStoredBeforeItWasFilteredIsRemovedWhenItIsAskedFor(String by) {
    scenario.origin.answers(404, FRESH);
    scenario.get();
    filters(
        filter ->
            by.equals("status")
                ? filter.addStatuses(200)
                : filter.addResponseFilter(entry -> entry.response().status() == 200));
    assertThat(scenario.get("Cache-Control", "only-if-cached").status()).isEqualTo(504);
    assertThat(scenario.provider.cache()).hasSize(1);
    assertThat(status(scenario.get()))
        .startsWith("jcache-http; fwd=miss; fwd-status=404; detail=filtered-");
    assertThat(scenario.provider.cache()).isEmpty();
  }

  @Test
  void anUpdateThatAPredicateRefusesAnswersAndIsRemoved() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "ETag", "\"1\"");
    filters(filter -> filter.addResponseFilter(entry -> !entry.response().fields().has("X-Draft")));
    scenario.get();
    scenario.passes(61);
    scenario.origin.answers(304, "ETag", "\"1\"", "X-Draft", "1");
    HttpResponse response = scenario.get();
    assertThat(status(response)).endsWith("fwd-status=304; detail=filtered-response");
    assertThat(body(response)).isEqualTo("1");
    assertThat(scenario.provider.cache()).isEmpty();
  }

  @Test
  void anUnsafeRequestInvalidatesWhateverIsFiltered() {
    scenario.get();
    filters(filter -> filter.addRequestFilter(request -> false));
    scenario.send("POST", Scenario.URI_OF_A);
    assertThat(scenario.provider.cache()).isEmpty();
  }

  @Test
  void aUrlAllowListAndAFilterBothCount() {
    scenario.settings.addExpireAfter("/a", ExpireAfter.parse("10s"));
    scenario.settings.addExpireAfter("*", ExpireAfter.doNotCache());
    filters(filter -> filter.addBypassHeaders("X-Preview"));
    assertThat(status(scenario.get())).contains("stored");
    assertThat(status(scenario.get("X-Preview", "1"))).endsWith("filtered-request");
    assertThat(status(scenario.send("GET", "http://example.com/b"))).endsWith("do-not-cache");
  }

  @Test
  void whatAPredicateThrowsTheCallThrowsAndNobodyWaitsForIt() {
    filters(
        filter ->
            filter.addResponseFilter(
                entry -> {
                  throw new IllegalStateException("a fault of the application");
                }));
    for (int call = 0; call < 2; call++) {
      assertThatThrownBy(scenario::get).hasMessage("a fault of the application");
    }
    assertThat(scenario.origin.calls()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 199, 206, 304, 416, 600})
  void aStatusThatIsNeverStoredIsAnErrorThatNamesIt(int status) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FilterSettings.none().addStatuses(200, status))
        .withMessageContaining("status " + status);
  }

  @Test
  void whatIsNoFieldNameIsAnErrorThatNamesIt() {
    for (String name : List.of("", "a b")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> FilterSettings.none().addBypassHeaders(name))
          .withMessageContaining("'" + name + "'");
    }
  }
}
