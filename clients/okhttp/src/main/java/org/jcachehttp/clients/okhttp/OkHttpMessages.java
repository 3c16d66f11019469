package org.jcachehttp.clients.okhttp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Converts messages between OkHttp and the HTTP cache. */
final class OkHttpMessages {

  /** The longest request content that is read, in bytes, so that the key can cover it. */
  private static final int READ = 64 << 10;

  private OkHttpMessages() {}

  /** Converts a request; content that is long or can be sent once only is announced, not read. */
  static HttpRequest toHttp(Request request) throws IOException {
    HttpRequest.Builder converted = HttpRequest.builder(request.method(), request.url().uri());
    RequestBody body = request.body();
    Fields fields = fields(request.headers());
    if (body == null || body.contentLength() == 0) {
      return converted.fields(fields).build();
    }
    if (body.contentLength() < 0
        || body.contentLength() > READ
        || body.isOneShot()
        || body.isDuplex()) {
      return converted
          .fields(fields.without(List.of("Content-Length")).with("Transfer-Encoding", "chunked"))
          .build();
    }
    Buffer buffer = new Buffer();
    body.writeTo(buffer);
    return converted
        .fields(withType(fields, body))
        .content(Body.of(buffer.readByteArray()))
        .build();
  }

  /** OkHttp takes the type from the body if the request has none. */
  private static Fields withType(Fields fields, RequestBody body) {
    MediaType type = body.contentType();
    return type == null || fields.has("Content-Type")
        ? fields
        : fields.with("Content-Type", type.toString());
  }

  static Fields fields(Headers headers) {
    List<Field> lines = new ArrayList<>(headers.size());
    for (int i = 0; i < headers.size(); i++) {
      lines.add(new Field(headers.name(i), headers.value(i)));
    }
    return Fields.copyOf(lines);
  }

  static Headers headers(Fields fields) {
    Headers.Builder headers = new Headers.Builder();
    fields.forEach(field -> headers.addUnsafeNonAscii(field.name(), field.value()));
    return headers.build();
  }

  /** Converts a response, whose body has not been read. */
  static HttpResponse toHttp(Response response) {
    return new HttpResponse(
        response.code(),
        response.message(),
        text(response.protocol()),
        fields(response.headers()),
        body(response));
  }

  /** A body without content is closed here, since its reader may never open it. */
  private static Body body(Response response) {
    ResponseBody body = response.body();
    if (body == null) {
      return Body.empty();
    }
    if (response.code() == 304 || response.code() == 204 || body.contentLength() == 0) {
      body.close();
      return Body.empty();
    }
    return body.contentLength() < 0
        ? Body.of(body.byteStream())
        : Body.of(body.byteStream(), body.contentLength());
  }

  /** Returns a body for the caller. */
  static ResponseBody toOkHttp(HttpResponse response) {
    BufferedSource source = Okio.buffer(Okio.source(response.body().open()));
    return ResponseBody.create(
        source, type(response.fields()), response.body().length().orElse(-1));
  }

  private static @Nullable MediaType type(Fields fields) {
    return fields.first("Content-Type").map(MediaType::parse).orElse(null);
  }

  private static String text(Protocol protocol) {
    return switch (protocol) {
      case HTTP_1_0 -> "HTTP/1.0";
      case HTTP_1_1 -> "HTTP/1.1";
      default -> "HTTP/2";
    };
  }

  static Protocol protocol(String text) {
    return switch (text) {
      case "HTTP/1.0" -> Protocol.HTTP_1_0;
      case "HTTP/2" -> Protocol.HTTP_2;
      default -> Protocol.HTTP_1_1;
    };
  }
}
