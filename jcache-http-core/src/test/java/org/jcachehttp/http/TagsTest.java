package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.util.Set;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.CallOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tags that the application gives responses, and their invalidation. */
class TagsTest {

  private static final String[] FRESH_WITH_TAG = {
    "Cache-Control", "max-age=60, stale-if-error=600", "ETag", "\"1\""
  };

  @RegisterExtension private final Scenario scenario = new Scenario();

  private static CallOptions tags(String... tags) {
    return CallOptions.none().withTags(Set.of(tags));
  }

  @Test
  void anInvalidatedTagInvalidatesItsResponses() {
    scenario.get(tags("user:7", "list"));
    assertThat(status(scenario.get())).contains("hit");
    scenario.responses().invalidateTag("user:8");
    assertThat(status(scenario.get())).contains("hit");
    scenario.responses().invalidateTag("user:7");
    assertThat(status(scenario.get(tags("user:7")))).contains("fwd=miss").contains("stored");
    assertThat(status(scenario.get())).contains("hit");
  }

  @Test
  void aTagIsNotAGroupOfTheOrigin() {
    scenario.get(tags("g"));
    scenario.origin.answers(200, "Cache-Group-Invalidation", "\"g\"");
    scenario.send("POST", "http://example.com/b");
    assertThat(status(scenario.get())).contains("hit");
  }

  @Test
  void anInvalidatedResponseIsNotServedWhenTheOriginFails() {
    scenario.origin.answers(200, FRESH_WITH_TAG);
    scenario.get(tags("t"));
    scenario.responses().invalidateTag("t");
    scenario.origin.answers(503);
    assertThat(scenario.get().status()).isEqualTo(503);
  }

  @Test
  void aStaleTagMakesTheNextUseValidate() {
    scenario.origin.answers(200, FRESH_WITH_TAG);
    scenario.get(tags("t"));
    scenario.passes(10);
    scenario.responses().markTagStale("t");
    scenario.origin.answers(304, FRESH_WITH_TAG);
    HttpResponse validated = scenario.get();
    assertThat(status(validated))
        .isEqualTo("jcache-http; fwd=stale; fwd-status=304; stored; ttl=60");
    assertThat(scenario.origin.asked().first("If-None-Match")).contains("\"1\"");
    assertThat(body(validated)).isEqualTo("1");
    assertThat(status(scenario.get())).contains("hit");
    scenario.responses().invalidateTag("t");
    scenario.origin.answers(200, FRESH_WITH_TAG);
    assertThat(status(scenario.get())).contains("fwd=miss");
  }

  @Test
  void rfc5861_section4_aStaleTagAllowsStaleIfError() {
    scenario.origin.answers(200, FRESH_WITH_TAG);
    scenario.get(tags("t"));
    scenario.passes(10);
    scenario.responses().markTagStale("t");
    scenario.passes(5);
    scenario.origin.answers(503);
    assertThat(status(scenario.get()))
        .isEqualTo("jcache-http; fwd=stale; fwd-status=503; ttl=-5; detail=stale-if-error");
  }

  @Test
  void aStaleTagThatIsThenInvalidatedInvalidates() {
    scenario.origin.answers(200, FRESH_WITH_TAG);
    scenario.get(tags("t"));
    scenario.responses().markTagStale("t");
    scenario.responses().invalidateTag("t");
    scenario.origin.answers(503);
    assertThat(scenario.get().status()).isEqualTo(503);
  }

  @Test
  void aResponseAlreadyStaleDoesNotBecomeFresherByAStaleTag() {
    scenario.origin.answers(200, FRESH_WITH_TAG);
    scenario.get(tags("t"));
    scenario.passes(70);
    scenario.responses().markTagStale("t");
    scenario.origin.answers(503);
    assertThat(status(scenario.get())).contains("ttl=-10; detail=stale-if-error");
  }

  @Test
  void aTagOfTheConfiguredFunctionCountsBesideThoseOfTheCall() {
    scenario.settings.tagger(response -> Set.of("path:" + response.request().target().path()));
    scenario.get(tags("t"));
    scenario.responses().invalidateTag("path:/b");
    assertThat(status(scenario.get())).contains("hit");
    scenario.responses().invalidateTag("path:/a");
    assertThat(status(scenario.get(tags("t")))).contains("fwd=miss");
    scenario.responses().invalidateTag("t");
    assertThat(status(scenario.get())).contains("fwd=miss");
  }

  @Test
  void aRevalidationByACallWithAnotherTagAddsIt() {
    scenario.origin.answers(200, FRESH_WITH_TAG);
    scenario.get(tags("one"));
    scenario.passes(61);
    scenario.origin.answers(304, FRESH_WITH_TAG);
    scenario.get(tags("two"));
    scenario.responses().markTagStale("one");
    assertThat(status(scenario.get())).contains("fwd=stale; fwd-status=304");
    scenario.responses().markTagStale("two");
    assertThat(status(scenario.get())).contains("fwd=stale; fwd-status=304");
  }

  @Test
  void theOptionsOfACallAndOfItsScopeHaveTheTagsOfBoth() {
    CallOptions both = tags("a", "b").orElse(tags("b", "c"));
    assertThat(both.tags()).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void anEmptyTagIsAnError() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tags(""))
        .withMessage("a tag is empty, but takes at least one character");
  }
}
