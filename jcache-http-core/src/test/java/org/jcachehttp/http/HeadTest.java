package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import org.jcachehttp.http.message.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HEAD (RFC 9110 section 9.3.2, RFC 9111 section 4.3.5). */
class HeadTest {

  @RegisterExtension private final Scenario scenario = new Scenario();

  private HttpResponse head(String... fields) {
    return scenario.send("HEAD", Scenario.URI_OF_A, fields);
  }

  @Test
  void headIsAnsweredFromAStoredGetWithoutContent() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "Content-Length", "1");
    scenario.get();
    HttpResponse response = head();
    assertThat(status(response)).isEqualTo("jcache-http; hit; ttl=60");
    assertThat(response.fields().first("Content-Length")).contains("1");
    assertThat(body(response)).isEmpty();
  }

  @Test
  void whatAnswersHeadIsNotStoredForGet() {
    assertThat(status(head())).isEqualTo("jcache-http; fwd=uri-miss; fwd-status=200");
    assertThat(scenario.provider.cache()).isEmpty();
  }

  @Test
  void section4_3_5_aHeadOfTheSameRepresentationFreshensIt() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "ETag", "\"v1\"");
    scenario.get();
    scenario.passes(60);
    scenario.origin.answers(200, "Cache-Control", "max-age=90", "ETag", "\"v1\"");
    assertThat(status(head())).isEqualTo("jcache-http; fwd=stale; fwd-status=200");
    assertThat(status(scenario.get())).isEqualTo("jcache-http; hit; ttl=90");
    assertThat(body(scenario.get())).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({"ETag, '\"v2\"'", "Content-Length, 2", "Last-Modified, x"})
  void section4_3_5_aHeadOfAnotherRepresentationOutdatesIt(String name, String value) {
    scenario.origin.answers(
        200, "Cache-Control", "max-age=60", "ETag", "\"v1\"", "Content-Length", "1");
    scenario.get();
    scenario.passes(60);
    scenario.origin.answers(200, "Cache-Control", "max-age=90", name, value);
    head();
    assertThat(body(scenario.get())).isEqualTo("3");
  }

  @Test
  void anErrorForHeadLeavesWhatIsStored() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "ETag", "\"v1\"");
    scenario.get();
    scenario.passes(60);
    scenario.origin.answers(503);
    head();
    assertThat(scenario.provider.cache()).hasSize(1);
  }
}
