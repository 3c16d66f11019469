package org.jcachehttp.uriprovider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.settings.KeyNormalizer;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.xml.CacheXmlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filters and request matching as a file configures them. */
class HttpMatchingTest {

  private static final String HOST = "http://forum.example";

  @TempDir private Path folder;

  /** Rejects requests for drafts. */
  public static final class NoDrafts implements Predicate<HttpRequest> {
    @Override
    public boolean test(HttpRequest request) {
      return !request.uri().getPath().startsWith("/drafts");
    }
  }

  /** Rejects empty responses. */
  public static final class NotEmpty implements Predicate<CachedResponse> {
    @Override
    public boolean test(CachedResponse response) {
      return response.body().size() > 0;
    }
  }

  /** Maps all hosts to one. */
  public static final class OneHost implements KeyNormalizer {
    @Override
    public TargetUri normalize(TargetUri target) {
      return new TargetUri(target.scheme(), "forum.example", target.path());
    }
  }

  /** Keeps responses for an hour that have the field X-Stable. */
  public static final class Stable implements Function<HttpResponse, Optional<ExpireAfter>> {
    @Override
    public Optional<ExpireAfter> apply(HttpResponse response) {
      return response.fields().has("X-Stable")
          ? Optional.of(ExpireAfter.of(Duration.ofHours(1)))
          : Optional.empty();
    }
  }

  /** A filter whose constructor fails. */
  public static final class Failing implements Predicate<HttpRequest> {
    /** Used by reflection. */
    public Failing() {
      throw new IllegalStateException("no licence");
    }

    @Override
    public boolean test(HttpRequest request) {
      return true;
    }
  }

  private HttpCache opened(String attributes, String... elements) throws IOException {
    String content =
        "<cache-config xmlns='https://jcachehttp.org/cache/1.0'"
            + " xmlns:http='https://jcachehttp.org/http/1.0'>\n"
            + "<http:cache "
            + attributes
            + ">"
            + String.join("\n", elements)
            + "</http:cache></cache-config>";
    Path file = Files.writeString(folder.resolve("cache.xml"), content);
    return HttpCache.open(file.toUri().toString());
  }

  private static HttpRequest get(String uri, String... fields) {
    return HttpRequest.builder("GET", URI.create(uri)).fields(Fields.of(fields)).build();
  }

  /** Returns the Cache-Status of the response. */
  private static String status(HttpCache cache, HttpRequest request, int code, String content)
      throws IOException {
    HttpResponse response =
        cache.execute(
            request,
            sent ->
                new HttpResponse(
                    code,
                    "",
                    "HTTP/1.1",
                    Fields.of("Cache-Control", "max-age=60"),
                    Body.of(content.getBytes(UTF_8))));
    return response.fields().first("Cache-Status").orElseThrow();
  }

  private static String status(HttpCache cache, HttpRequest request) throws IOException {
    return status(cache, request, 200, "post");
  }

  /** Sends two requests and returns whether the second is a hit. */
  private static boolean isHit(HttpCache opened, HttpRequest first, HttpRequest second)
      throws IOException {
    try (HttpCache cache = opened) {
      status(cache, first);
      return status(cache, second).contains("hit");
    }
  }

  @Test
  void responseFiltersSelectStoredResponses() throws IOException {
    try (HttpCache cache =
        opened("statuses='200 404' response-filter='" + NotEmpty.class.getName() + "'")) {
      assertThat(status(cache, get(HOST + "/1"), 404, "none")).contains("stored");
      assertThat(status(cache, get(HOST + "/2"), 301, "moved")).contains("filtered-status");
      assertThat(status(cache, get(HOST + "/3"), 200, "")).contains("filtered-response");
    }
  }

  @Test
  void requestFiltersSelectBypassedRequests() throws IOException {
    String attributes =
        "bypass-headers='X-Preview X-Debug' bypass-parameters='nocache' request-filter='%s'"
            .formatted(NoDrafts.class.getName());
    try (HttpCache cache = opened(attributes)) {
      assertThat(status(cache, get(HOST + "/1"))).contains("stored");
      assertThat(status(cache, get(HOST + "/1", "x-debug", "1"))).contains("filtered-request");
      assertThat(status(cache, get(HOST + "/1?nocache=1"))).contains("filtered-request");
      assertThat(status(cache, get(HOST + "/drafts/1"))).contains("filtered-request");
    }
  }

  @Test
  void ignoredAndRedactedPartsSelectEqualRequests() throws IOException {
    String parts =
        "<http:redact parameter='email'/>"
            + "<http:ignore parameter='time'/>"
            + "<http:ignore-entirely parameter='utm'/>";
    assertThat(isHit(opened("", parts), get(HOST + "?time=1&utm=2"), get(HOST + "?time=3")))
        .isTrue();
    assertThat(isHit(opened("", parts), get(HOST + "?time=1"), get(HOST))).isFalse();
    assertThat(isHit(opened("", parts), get(HOST + "?email=1"), get(HOST + "?email=2"))).isFalse();
    assertThat(
            isHit(
                opened("", "<http:credential header='X-Session'/>"),
                get(HOST, "X-Session", "1"),
                get(HOST, "X-Session", "2")))
        .isFalse();
  }

  @Test
  void parameterOrderAndKeyNormalizerSelectEqualRequests() throws IOException {
    assertThat(isHit(opened("parameter-order='sorted'"), get(HOST + "?b&a"), get(HOST + "?a&b")))
        .isTrue();
    assertThat(
            isHit(
                opened("key-normalizer='" + OneHost.class.getName() + "'"),
                get("http://mirror.example/1"),
                get(HOST + "/1")))
        .isTrue();
  }

  @Test
  void aFunctionComputesLifetimes() throws IOException {
    HttpRequest request = get(HOST + "/1");
    try (HttpCache cache = opened("expire-after-function='" + Stable.class.getName() + "'")) {
      HttpResponse response =
          cache.execute(
              request,
              sent ->
                  new HttpResponse(
                      200, "", "HTTP/1.1", Fields.of("X-Stable", "yes"), Body.empty()));
      assertThat(response.fields().first("Cache-Status").orElseThrow()).contains("; stored; ttl=");
    }
  }

  @Test
  void methodOverrideCanBeHonored() throws IOException {
    HttpRequest overridden =
        HttpRequest.builder("POST", URI.create(HOST))
            .fields(Fields.of("X-HTTP-Method-Override", "GET"))
            .build();
    assertThat(isHit(opened(""), overridden, overridden)).isFalse();
    assertThat(isHit(opened("method-override='honor'"), overridden, overridden)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "statuses='200 OK' | statuses has 'OK'",
        "statuses='304' | statuses has status 304",
        "bypass-headers='a:' | bypass-headers is 'a:'",
        "request-filter='no.such.Filter' | there is no class 'no.such.Filter'",
        "request-filter='java.lang.String' | name one that implements java.util.function.Predicate",
        "response-filter='java.util.function.Predicate' | make it public, with a public"
            + " constructor",
        "key-normalizer='java.lang.Object' | name one that implements"
            + " org.jcachehttp.http.settings.KeyN",
        "request-filter='org.jcachehttp.uriprovider.HttpMatchingTest$Failing' | no licence",
        "expire-after-function='java.lang.Object' | name one that implements"
            + " java.util.function.Func",
        "parameter-order='none' | known are: significant, sorted",
        "method-override='yes' | known are: bypass, honor"
      })
  void anInvalidValueIsRejectedWithItsLineAndReason(String attribute, String reason) {
    assertThatThrownBy(() -> opened(attribute).close())
        .isInstanceOf(CacheXmlException.class)
        .hasMessageContainingAll("cache.xml:2: <cache>", reason);
  }

  @Test
  void aRequestPartNeedsExactlyOneName() {
    assertThatThrownBy(() -> opened("", "<http:ignore/>").close())
        .isInstanceOf(CacheXmlException.class)
        .hasMessageContainingAll("cache.xml:2: <ignore>", "header=");
    assertThatThrownBy(() -> opened("", "<http:ignore header='a' member='b'/>").close())
        .isInstanceOf(CacheXmlException.class)
        .hasMessageContainingAll("cache.xml:2: <ignore>", "name one");
  }
}
