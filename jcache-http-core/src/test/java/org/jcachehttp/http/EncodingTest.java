package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.net.URI;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that differ by a character that UTF-8 cannot encode share nothing. */
class EncodingTest {

  @RegisterExtension private final Scenario scenario = new Scenario();

  private HttpResponse withCredential(String credential) {
    return scenario.send(
        HttpRequest.builder("GET", URI.create(Scenario.URI_OF_A))
            .fields(Fields.empty().with(new Field("Authorization", "Bearer " + credential)))
            .build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://example.com/a?x=\ud800", "http://example.com/\udc00"})
  void aUriWithAnUnpairedSurrogateBypassesTheCache(String uri) {
    scenario.send("GET", uri.replaceAll("[\ud800\udc00]", "?"));
    HttpResponse other = scenario.send("GET", uri);
    assertThat(status(other)).endsWith("detail=encoding");
    assertThat(body(other)).isEqualTo("2");
  }

  @Test
  void aCredentialWithAnUnpairedSurrogateIsNotThatOfAnotherUser() {
    withCredential("?");
    HttpResponse other = withCredential("\ud800");
    assertThat(status(other)).endsWith("detail=encoding");
    assertThat(body(other)).isEqualTo("2");
    assertThat(body(withCredential("?"))).isEqualTo("1");
  }

  @Test
  void aSurrogatePairIsACharacter() {
    withCredential("\ud83d\ude00");
    assertThat(status(withCredential("\ud83d\ude00"))).startsWith("jcache-http; hit");
    assertThat(body(withCredential("\ud83d\ude01"))).isEqualTo("2");
  }
}
