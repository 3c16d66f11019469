package org.jcachehttp.feign;

import feign.Request;
import feign.Response;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
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

/** Messages of Feign as messages of the HTTP cache, and back. */
final class FeignMessages {

  private static final String CONTENT_LENGTH = "Content-Length";

  private FeignMessages() {}

  /** A request; empty if its URL is no URI of a host, which Feign does not demand. */
  static Optional<HttpRequest> toHttp(Request request) {
    byte[] content = request.body();
    return uri(request.url())
        .map(
            uri ->
                new HttpRequest(
                    request.httpMethod().name(),
                    uri,
                    requestFields(request),
                    content == null ? Body.empty() : Body.of(content)));
  }

  private static Optional<URI> uri(String url) {
    try {
      return Optional.of(new URI(url))
          .filter(uri -> uri.getScheme() != null && uri.getRawAuthority() != null);
    } catch (URISyntaxException notAUri) {
      return Optional.empty();
    }
  }

  /** The fields with those that clients add for the content themselves. */
  private static Fields requestFields(Request request) {
    Fields fields = fields(request.headers());
    boolean announced = request.body() == null || fields.has(CONTENT_LENGTH);
    return announced ? fields : fields.with(CONTENT_LENGTH, Integer.toString(request.length()));
  }

  /** A request of the cache, with what only the caller's has: content, template, charset. */
  static Request toFeign(HttpRequest sent, Request request) {
    boolean hasContent = sent.fields().has(CONTENT_LENGTH);
    boolean announced =
        request.headers().keySet().stream().anyMatch(CONTENT_LENGTH::equalsIgnoreCase);
    Fields fields = announced ? sent.fields() : sent.fields().without(List.of(CONTENT_LENGTH));
    return Request.create(
        Request.HttpMethod.valueOf(sent.method()),
        sent.uri().toString(),
        headers(fields),
        hasContent ? request.body() : null,
        request.charset(),
        request.requestTemplate());
  }

  /** A response whose body is still on the way. */
  static HttpResponse toHttp(Response response) throws IOException {
    return new HttpResponse(
        response.status(),
        Objects.requireNonNullElse(response.reason(), ""),
        Objects.requireNonNullElse(response.protocolVersion(), Request.ProtocolVersion.HTTP_1_1)
            .toString(),
        fields(response.headers()),
        body(response));
  }

  private static Body body(Response response) throws IOException {
    Response.Body body = response.body();
    if (body == null) {
      return Body.empty();
    }
    Integer length = body.length();
    // Clients that know more than an int can say cast it.
    return length == null || length < 0
        ? Body.of(body.asInputStream())
        : Body.of(body.asInputStream(), length);
  }

  /** The response as the answer to that request. */
  static Response toFeign(HttpResponse response, Request request) {
    return Response.builder()
        .status(response.status())
        .reason(response.reason())
        .protocolVersion(protocol(response.protocol()))
        .headers(headers(response.fields()))
        .body(new FeignBody(response.body()))
        .request(request)
        .build();
  }

  private static Request.ProtocolVersion protocol(String name) {
    for (Request.ProtocolVersion version : Request.ProtocolVersion.values()) {
      if (version.toString().equals(name)) {
        return version;
      }
    }
    return Request.ProtocolVersion.HTTP_1_1;
  }

  private static Fields fields(Map<String, Collection<String>> headers) {
    List<Field> lines = new ArrayList<>(headers.size());
    headers.forEach((name, values) -> values.forEach(value -> lines.add(new Field(name, value))));
    return Fields.copyOf(lines);
  }

  /** The values by name; names that differ in case become one in Feign, which copies all of it. */
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
