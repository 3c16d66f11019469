package org.jcachehttp.faults.scale;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.servers.LocalDynamoDb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The requests to DynamoDB in one HTTP call, which the page on scaling lists. */
@Timeout(120)
class RequestsPerCallTest {

  private static final URI PAGE = URI.create("http://forum.example/page");
  private static final Fields LASTING = Fields.of("Cache-Control", "max-age=3600");
  private static final Fields SHORT = Fields.of("Cache-Control", "max-age=0", "ETag", "\"1\"");
  private static final Fields VARYING =
      Fields.of("Cache-Control", "max-age=3600", "Vary", "Accept-Language");

  private final LocalDynamoDb server = LocalDynamoDb.inMemory();
  private final ThrottlingProxy proxy;
  private final HttpCache cache;

  RequestsPerCallTest() throws IOException {
    proxy = ThrottlingProxy.before(server.endpoint());
    cache = HttpCache.open(proxy.uri("requests", "30s").toString());
  }

  @BeforeEach
  void openTheTable() {
    cache.ping();
  }

  @AfterEach
  void close() {
    cache.close();
    proxy.close();
    server.close();
  }

  @Test
  void ofAResponse() throws IOException {
    assertThat(requestsOf("de", LASTING)).as("miss").isEqualTo(2);
    assertThat(requestsOf("de", LASTING)).as("hit").isEqualTo(1);
  }

  @Test
  void ofAValidation() throws IOException {
    assertThat(requestsOf("de", SHORT)).as("miss").isEqualTo(2);
    assertThat(requestsOf("de", SHORT)).as("validation").isEqualTo(3);
  }

  @Test
  void ofVariants() throws IOException {
    assertThat(requestsOf("de", VARYING)).as("first variant").isEqualTo(3);
    assertThat(requestsOf("de", VARYING)).as("hit").isEqualTo(2);
    assertThat(requestsOf("en", VARYING)).as("further variant").isEqualTo(5);
    assertThat(requestsOf("en", VARYING)).as("hit").isEqualTo(2);
  }

  private long requestsOf(String language, Fields fields) throws IOException {
    long before = proxy.requests();
    HttpRequest request =
        HttpRequest.builder("GET", PAGE).fields(Fields.of("Accept-Language", language)).build();
    assertThat(cache.execute(request, sent -> answer(sent, fields)).body().string(US_ASCII))
        .isEqualTo("body");
    return proxy.requests() - before;
  }

  private static HttpResponse answer(HttpRequest request, Fields fields) {
    return request.fields().has("If-None-Match")
        ? new HttpResponse(304, "", "HTTP/1.1", fields, Body.empty())
        : new HttpResponse(200, "OK", "HTTP/1.1", fields, Body.of("body".getBytes(US_ASCII)));
  }
}
