package org.jcachehttp.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.net.URI;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.KeySettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Methods with content, where they are configured. */
class ContentTest {

  @RegisterExtension private final Scenario scenario = new Scenario();

  @BeforeEach
  void postIsStored() {
    scenario.settings.keys(KeySettings.defaults().withMethods("GET", "POST"));
  }

  private HttpResponse send(String method, String content, String... fields) {
    return scenario.send(
        HttpRequest.builder(method, URI.create(Scenario.URI_OF_A))
            .fields(Fields.of(fields).with("Content-Type", "application/json"))
            .content(Body.of(content.getBytes(UTF_8)))
            .build());
  }

  @Test
  void theKeyOfAMethodWithContentCoversIt() {
    assertThat(body(send("POST", "{\"a\":1, \"b\":2}"))).isEqualTo("1");
    assertThat(body(send("POST", "{\"a\":1}"))).isEqualTo("2");
    assertThat(body(send("POST", "{\"b\":2,\"a\":1}"))).isEqualTo("1");
  }

  @Test
  void theKeyCoversTheMethod() {
    assertThat(body(scenario.get())).isEqualTo("1");
    assertThat(body(scenario.send("POST", Scenario.URI_OF_A))).isEqualTo("2");
    assertThat(body(scenario.get())).isEqualTo("1");
    assertThat(body(scenario.send("POST", Scenario.URI_OF_A))).isEqualTo("2");
  }

  @Test
  void aMethodThatIsNotConfiguredPassesAndInvalidates() {
    scenario.get();
    assertThat(status(scenario.send("PUT", Scenario.URI_OF_A))).contains("fwd=method");
    assertThat(status(scenario.send("HEAD", Scenario.URI_OF_A))).contains("fwd=method");
    assertThat(body(scenario.get())).isEqualTo("4");
  }

  @Test
  void contentTheCacheDoesNotSeePassesAndInvalidatesNothing() {
    scenario.get();
    HttpResponse response = scenario.send("POST", Scenario.URI_OF_A, "Content-Length", "3");
    assertThat(status(response)).endsWith("fwd=bypass; fwd-status=200; detail=request-content");
    assertThat(body(scenario.get())).isEqualTo("1");
  }

  @Test
  void rfc9110_section9_3_1_contentOfGetPasses() {
    send("GET", "{}");
    assertThat(status(send("GET", "{}"))).endsWith("detail=request-content");
  }

  @ParameterizedTest
  @CsvSource({
    "If-None-Match, '\"1\"', conditional",
    "If-Modified-Since, 'Thu, 01 Jan 1970 00:00:00 GMT', conditional",
    "Range, bytes=0-1, range"
  })
  void rfc9110_section13_1_whatIsMeantForGetAloneIsLeftToTheOrigin(
      String name, String value, String detail) {
    send("POST", "{}");
    assertThat(status(send("POST", "{}", name, value))).endsWith("detail=" + detail);
  }

  @Test
  void rfc9110_section13_1_2_aStaleResponseToPostIsFetchedAnewWithoutCondition() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "ETag", "\"1\"");
    send("POST", "{}");
    scenario.passes(100);
    assertThat(body(send("POST", "{}"))).isEqualTo("2");
    assertThat(scenario.origin.asked().has("If-None-Match")).isFalse();
    assertThat(body(send("POST", "{}"))).isEqualTo("2");
  }
}
