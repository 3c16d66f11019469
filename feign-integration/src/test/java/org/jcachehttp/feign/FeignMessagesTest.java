package org.jcachehttp.feign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import feign.Request;
import feign.Response;
import feign.Util;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.junit.jupiter.api.Test;

class FeignMessagesTest {

  private static final String URL = "http://example.org/a";

  @Test
  void linesWithTheSameNameInAnyCaseAreOneHeader() {
    Fields fields = Fields.of("Vary", "Accept", "Age", "1", "vary", "Cookie");
    Response response = FeignMessages.toFeign(response(fields, Body.empty()), get(Map.of()));
    assertThat(response.headers()).hasSize(2);
    assertThat(response.headers().get("VARY")).containsExactly("Accept", "Cookie");
  }

  @Test
  void aShortAndALongBodyAreDecodedAlike() throws Exception {
    for (int length : List.of(0, 1, 8191, 8192, 8193, 100_000)) {
      byte[] bytes = ("\u00e4".repeat(length / 2) + "\u00ff").getBytes(UTF_8);
      bytes[bytes.length - 1] = (byte) 0xC3; // a malformed end
      Response response =
          FeignMessages.toFeign(response(Fields.empty(), Body.of(bytes)), get(Map.of()));
      assertThat(Util.toString(response.body().asReader(UTF_8)))
          .isEqualTo(new String(bytes, UTF_8));
    }
  }

  @Test
  void aRepeatedUrlHasTheFieldsOfItsOwnRequest() {
    HttpRequest bare = FeignMessages.toHttp(get(Map.of())).orElseThrow();
    HttpRequest other =
        FeignMessages.toHttp(get(Map.of("Accept", List.of("text/html")))).orElseThrow();
    assertThat(bare.fields()).isEqualTo(Fields.empty());
    assertThat(other.fields()).isEqualTo(Fields.of("Accept", "text/html"));
    assertThat(FeignMessages.toHttp(get(Map.of()))).contains(bare);
  }

  private static Request get(Map<String, Collection<String>> headers) {
    return Request.create(Request.HttpMethod.GET, URL, headers, null, UTF_8, null);
  }

  private static HttpResponse response(Fields fields, Body body) {
    return new HttpResponse(200, "OK", "HTTP/1.1", fields, body);
  }
}
