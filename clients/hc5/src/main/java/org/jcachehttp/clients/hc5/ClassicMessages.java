package org.jcachehttp.clients.hc5;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.ProtocolVersion;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;

/** Converts messages between the blocking client and the HTTP cache. */
final class ClassicMessages {

  /** The longest request content that is read, in bytes, so that the key can cover it. */
  private static final int READ = 64 << 10;

  private static final List<String> ANNOUNCING = List.of("Content-Length", "Transfer-Encoding");

  private ClassicMessages() {}

  /** Converts a request; content that is long or can be sent once only is announced, not read. */
  static HttpRequest toHttp(ClassicHttpRequest request, Fields fields) throws IOException {
    HttpRequest.Builder converted = HttpRequest.builder(request.getMethod(), uri(request));
    HttpEntity entity = request.getEntity();
    if (entity == null || entity.getContentLength() == 0) {
      return converted.fields(fields).build();
    }
    Fields typed = withType(withoutAnnouncement(fields), entity);
    if (!entity.isRepeatable()
        || entity.getContentLength() < 0
        || entity.getContentLength() > READ) {
      return converted.fields(typed.with("Transfer-Encoding", "chunked")).build();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    entity.writeTo(bytes);
    return converted.fields(typed).content(Body.of(bytes.toByteArray())).build();
  }

  private static URI uri(ClassicHttpRequest request) throws ClientProtocolException {
    try {
      return request.getUri();
    } catch (URISyntaxException malformed) {
      throw new ClientProtocolException(malformed);
    }
  }

  /** The client takes the type from the entity if the request has none. */
  private static Fields withType(Fields fields, HttpEntity entity) {
    String type = entity.getContentType();
    return type == null || fields.has("Content-Type") ? fields : fields.with("Content-Type", type);
  }

  static Fields withoutAnnouncement(Fields fields) {
    return fields.without(ANNOUNCING);
  }

  static Fields fields(Header[] headers) {
    List<Field> lines = new ArrayList<>(headers.length);
    for (Header header : headers) {
      String value = header.getValue();
      lines.add(new Field(header.getName(), value == null ? "" : value));
    }
    return Fields.copyOf(lines);
  }

  /** Converts a response, whose body has not been read. */
  static HttpResponse toHttp(ClassicHttpResponse response) throws IOException {
    String reason = response.getReasonPhrase();
    return new HttpResponse(
        response.getCode(),
        reason == null ? "" : reason,
        String.valueOf(response.getVersion()),
        fields(response.getHeaders()),
        body(response));
  }

  private static Body body(ClassicHttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null || entity.getContent() == null) {
      response.close();
      return Body.empty();
    }
    ResponseStream stream = new ResponseStream(response, entity);
    return entity.getContentLength() < 0
        ? Body.of(stream)
        : Body.of(stream, entity.getContentLength());
  }

  /** Converts a response for the client. */
  static ClassicHttpResponse toClient(HttpResponse response, String method) {
    BasicClassicHttpResponse converted =
        new BasicClassicHttpResponse(response.status(), response.reason());
    converted.setVersion(version(response.protocol()));
    response.fields().forEach(field -> converted.addHeader(field.name(), field.value()));
    boolean hasContent =
        !method.equals("HEAD") && response.status() != 204 && response.status() != 304;
    if (hasContent) {
      converted.setEntity(entity(response));
    }
    return converted;
  }

  private static HttpEntity entity(HttpResponse response) {
    ContentType type =
        response.fields().first("Content-Type").map(ContentType::parseLenient).orElse(null);
    return new InputStreamEntity(
        response.body().open(),
        response.body().length().orElse(-1),
        type,
        response.fields().first("Content-Encoding").orElse(null));
  }

  private static ProtocolVersion version(String protocol) {
    return protocol.equals("HTTP/1.0") ? HttpVersion.HTTP_1_0 : HttpVersion.HTTP_1_1;
  }

  /** The body of a response. A body that is closed early gives up its connection. */
  private static final class ResponseStream extends FilterInputStream {

    private final ClassicHttpResponse response;

    ResponseStream(ClassicHttpResponse response, HttpEntity entity) throws IOException {
      super(entity.getContent());
      this.response = response;
    }

    /** The stream itself would read the rest, which may have no end. */
    @Override
    public void close() throws IOException {
      response.close();
    }
  }
}
