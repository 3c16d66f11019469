package org.jcachehttp.clients.hc5;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;

/** Converts messages between the blocking client and the HTTP cache. */
final class ClassicMessages {

  private ClassicMessages() {}

  /** Converts a request; content that is long or can be sent once only is announced, not read. */
  static HttpRequest toHttp(ClassicHttpRequest request) throws IOException {
    HttpEntity entity = request.getEntity();
    if (entity == null || entity.getContentLength() == 0) {
      return MessageHeads.toHttp(request, null, null);
    }
    if (!entity.isRepeatable() || !MessageHeads.isShort(entity)) {
      return MessageHeads.toHttp(request, entity, null);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    entity.writeTo(bytes);
    return MessageHeads.toHttp(request, entity, Body.of(bytes.toByteArray()));
  }

  /** Converts a response, whose body has not been read. */
  static HttpResponse toHttp(ClassicHttpResponse response) throws IOException {
    return MessageHeads.toHttp(response, body(response));
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
        MessageHeads.withHead(
            new BasicClassicHttpResponse(response.status(), response.reason()), response);
    if (MessageHeads.hasContent(method, response.status())) {
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
