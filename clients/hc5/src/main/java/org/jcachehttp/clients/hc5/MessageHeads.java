package org.jcachehttp.clients.hc5;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.ProtocolVersion;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jspecify.annotations.Nullable;

/** Converts messages without their content between the client and the HTTP cache. */
final class MessageHeads {

  private static final List<String> ANNOUNCING = List.of("Content-Length", "Transfer-Encoding");

  /** The longest request content that is read, in bytes. */
  private static final int READ = 64 << 10;

  private MessageHeads() {}

  /**
   * Converts a request.
   *
   * @param content the content; null if the request has none
   * @param bytes the bytes of the content; null if they were not read, and are only announced
   */
  static org.jcachehttp.http.message.HttpRequest toHttp(
      HttpRequest request, @Nullable EntityDetails content, Body.@Nullable Buffered bytes)
      throws ClientProtocolException {
    var converted =
        org.jcachehttp.http.message.HttpRequest.builder(request.getMethod(), uri(request));
    Fields fields = fields(request);
    if (content == null) {
      return converted.fields(fields).build();
    }
    Fields described = described(fields, content);
    return bytes == null
        ? converted.fields(described.with(ANNOUNCING.get(1), "chunked")).build()
        : converted.fields(described).content(bytes).build();
  }

  /** Returns whether the target of a request is a URI; the client sends others too. */
  static boolean hasUri(HttpRequest request) {
    try {
      return request.getUri() != null;
    } catch (URISyntaxException malformed) {
      return false;
    }
  }

  private static URI uri(HttpRequest request) throws ClientProtocolException {
    try {
      return request.getUri();
    } catch (URISyntaxException malformed) {
      throw new ClientProtocolException(malformed);
    }
  }

  /** Returns the fields that were sent: the protocol of the client adds some below the cache. */
  static Fields transmitted(HttpClientContext context, HttpRequest outgoing) {
    HttpRequest last = context.getRequest();
    // An interceptor of the application may respond itself, without the protocol.
    return fields(last == null ? outgoing : last);
  }

  static Fields fields(HttpMessage message) {
    return fields(message.getHeaders());
  }

  static Fields fields(Header[] headers) {
    List<Field> lines = new ArrayList<>(headers.length);
    for (Header header : headers) {
      String value = header.getValue();
      lines.add(new Field(header.getName(), value == null ? "" : value));
    }
    return Fields.copyOf(lines);
  }

  /** Whether the length of content is known, and short enough that the key can cover it. */
  static boolean isShort(EntityDetails content) {
    return content.getContentLength() >= 0 && content.getContentLength() <= READ;
  }

  /** The client describes content itself if the request does not. */
  private static Fields described(Fields fields, EntityDetails content) {
    Fields typed = with(withoutAnnouncement(fields), "Content-Type", content.getContentType());
    return with(typed, "Content-Encoding", content.getContentEncoding());
  }

  private static Fields with(Fields fields, String name, @Nullable String value) {
    return value == null || fields.has(name) ? fields : fields.with(name, value);
  }

  static Fields withoutAnnouncement(Fields fields) {
    return fields.without(ANNOUNCING);
  }

  /** Converts a response. */
  static org.jcachehttp.http.message.HttpResponse toHttp(HttpResponse response, Body body) {
    String reason = response.getReasonPhrase();
    return new org.jcachehttp.http.message.HttpResponse(
        response.getCode(),
        reason == null ? "" : reason,
        protocol(response.getVersion()),
        fields(response),
        body);
  }

  private static String protocol(ProtocolVersion version) {
    // The client calls it HTTP/2.0.
    return HttpVersion.HTTP_2.equals(version) ? "HTTP/2" : String.valueOf(version);
  }

  /** Returns a response for the client with the version and the fields of the given one. */
  static <R extends HttpResponse> R withHead(
      R converted, org.jcachehttp.http.message.HttpResponse response) {
    converted.setVersion(version(response.protocol()));
    response.fields().forEach(field -> converted.addHeader(field.name(), field.value()));
    return converted;
  }

  private static ProtocolVersion version(String protocol) {
    return switch (protocol) {
      case "HTTP/1.0" -> HttpVersion.HTTP_1_0;
      case "HTTP/2" -> HttpVersion.HTTP_2;
      default -> HttpVersion.HTTP_1_1;
    };
  }

  static boolean hasContent(String method, int status) {
    return !method.equals("HEAD") && status != 204 && status != 304;
  }
}
