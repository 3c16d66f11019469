package org.jcachehttp.feign;

import feign.Request;
import feign.Response;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.storage.internal.RecentValues;

/** Converts messages between Feign and the HTTP cache. */
final class FeignMessages {

  private static final String CONTENT_LENGTH = "Content-Length";
  private static final Body.Buffered NO_CONTENT = Body.empty();
  private static final RecentValues<HttpRequest> RECENT = new RecentValues<>();
  private static final Request.ProtocolVersion[] PROTOCOLS = Request.ProtocolVersion.values();

  private FeignMessages() {}

  /** Converts a request; empty if its URL is not a URI with a host, which Feign permits. */
  static Optional<HttpRequest> toHttp(Request request) {
    if (request.httpMethod() == Request.HttpMethod.GET && request.body() == null) {
      Optional<HttpRequest> get = get(request.url());
      return request.headers().isEmpty()
          ? get
          : get.map(bare -> bare.withFields(Fields.copyOf(request.headers())));
    }
    byte[] content = request.body();
    return uri(request.url())
        .map(
            uri ->
                HttpRequest.builder(request.httpMethod().name(), uri)
                    .fields(requestFields(request))
                    .content(content == null ? NO_CONTENT : Body.of(content))
                    .build());
  }

  /** Returns the GET request for a URL, without fields; those without secrets are remembered. */
  private static Optional<HttpRequest> get(String url) {
    HttpRequest known = RECENT.get(url);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<HttpRequest> parsed = uri(url).map(uri -> HttpRequest.builder("GET", uri).build());
    if (parsed.isPresent() && hasNoSecrets(parsed.get().uri())) {
      RECENT.put(url, parsed.get());
    }
    return parsed;
  }

  /** Secrets are in the query or the userinfo; they must not stay on the heap. */
  private static boolean hasNoSecrets(URI uri) {
    return uri.getRawQuery() == null && uri.getRawAuthority().indexOf('@') < 0;
  }

  private static Optional<URI> uri(String url) {
    try {
      URI uri = new URI(url);
      return uri.getScheme() != null && uri.getRawAuthority() != null
          ? Optional.of(uri)
          : Optional.empty();
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  /** Returns the fields, with Content-Length if clients will add it. */
  private static Fields requestFields(Request request) {
    Fields fields = Fields.copyOf(request.headers());
    boolean hasLength = request.body() == null || fields.has(CONTENT_LENGTH);
    return hasLength ? fields : fields.with(CONTENT_LENGTH, Integer.toString(request.length()));
  }

  /** Converts a request; content, template and charset are those of the caller's request. */
  static Request toFeign(HttpRequest sent, Request request) {
    boolean hasContent = sent.fields().has(CONTENT_LENGTH);
    boolean hasLength =
        request.headers().keySet().stream().anyMatch(CONTENT_LENGTH::equalsIgnoreCase);
    Fields fields = hasLength ? sent.fields() : sent.fields().without(List.of(CONTENT_LENGTH));
    return Request.create(
        Request.HttpMethod.valueOf(sent.method()),
        sent.uri().toString(),
        headers(fields),
        hasContent ? request.body() : null,
        request.charset(),
        request.requestTemplate());
  }

  /** Converts a response; its body may not have been read yet. */
  static HttpResponse toHttp(Response response) throws IOException {
    return new HttpResponse(
        response.status(),
        Objects.requireNonNullElse(response.reason(), ""),
        Objects.requireNonNullElse(response.protocolVersion(), Request.ProtocolVersion.HTTP_1_1)
            .toString(),
        Fields.copyOf(response.headers()),
        body(response));
  }

  private static Body body(Response response) throws IOException {
    Response.Body body = response.body();
    if (body == null) {
      return Body.empty();
    }
    Integer length = body.length();
    // Some clients cast longer lengths, so that they become negative.
    return length == null || length < 0
        ? Body.of(body.asInputStream())
        : Body.of(body.asInputStream(), length);
  }

  /** Converts a response to a request. */
  static Response toFeign(HttpResponse response, Request request) {
    return Response.builder()
        .status(response.status())
        .reason(response.reason())
        .protocolVersion(protocol(response.protocol()))
        .headers(new FieldsByName(response.fields()))
        .body(new FeignBody(response.body()))
        .request(request)
        .build();
  }

  private static Request.ProtocolVersion protocol(String name) {
    for (Request.ProtocolVersion version : PROTOCOLS) {
      if (version.toString().equals(name)) {
        return version;
      }
    }
    return Request.ProtocolVersion.HTTP_1_1;
  }

  /** Returns the values by name; Feign copies the map and merges names that differ in case. */
  static Map<String, Collection<String>> headers(Fields fields) {
    Map<String, Collection<String>> headers = new LinkedHashMap<>(2 * fields.size());
    for (Field line : fields) {
      headers.merge(line.name(), List.of(line.value()), FeignMessages::concatenated);
    }
    return headers;
  }

  private static Collection<String> concatenated(
      Collection<String> values, Collection<String> more) {
    return Stream.concat(values.stream(), more.stream()).toList();
  }
}
