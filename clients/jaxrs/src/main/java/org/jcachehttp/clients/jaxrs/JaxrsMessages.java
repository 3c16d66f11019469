package org.jcachehttp.clients.jaxrs;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;

/** Converts messages between JAX-RS and the HTTP cache. */
final class JaxrsMessages {

  private static final List<String> ANNOUNCING = List.of("Content-Length", "Transfer-Encoding");

  private JaxrsMessages() {}

  /** Converts a request; content whose bytes are not known is announced. */
  static HttpRequest toHttp(ClientRequestContext context, Optional<RequestContent> content) {
    Fields fields = Fields.copyOf(context.getStringHeaders());
    HttpRequest.Builder converted = HttpRequest.builder(context.getMethod(), context.getUri());
    if (content.isEmpty()) {
      return converted.fields(fields).build();
    }
    Fields unannounced = fields.without(ANNOUNCING);
    Optional<Body.Buffered> bytes = content.get().bytes();
    return bytes.isPresent()
        ? converted.fields(unannounced).content(bytes.get()).build()
        : converted.fields(unannounced.with("Transfer-Encoding", "chunked")).build();
  }

  /** Returns the fields of a request to the origin, whose client announces the content itself. */
  static MultivaluedMap<String, Object> headers(HttpRequest sent) {
    MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
    sent.fields().without(ANNOUNCING).forEach(field -> headers.add(field.name(), field.value()));
    return headers;
  }

  /** Converts a response, whose body has not been read. */
  static HttpResponse toHttp(Response response) {
    String reason = response.getStatusInfo().getReasonPhrase();
    return new HttpResponse(
        response.getStatus(),
        reason == null ? "" : reason,
        "HTTP/1.1", // JAX-RS does not report the version
        Fields.copyOf(response.getStringHeaders()),
        body(response));
  }

  /** The entity of a response that is not read is the stream, without readers and interceptors. */
  private static Body body(Response response) {
    if (response.getEntity() instanceof InputStream stream) {
      return Body.of(new ResponseStream(response, stream));
    }
    response.close();
    return Body.empty();
  }

  /** Converts the header section of a response for the client, and sets a field. */
  static Response withoutBody(HttpResponse response, String name, String value) {
    Response.ResponseBuilder converted = Response.status(response.status(), response.reason());
    response
        .fields()
        .without(List.of(name))
        .with(name, value)
        .forEach(field -> converted.header(field.name(), field.value()));
    return converted.build();
  }

  /** The body of a response, which releases the connection when it is closed. */
  private static final class ResponseStream extends FilterInputStream {

    private final Response response;

    ResponseStream(Response response, InputStream stream) {
      super(stream);
      this.response = response;
    }

    @Override
    public void close() throws IOException {
      try {
        response.close();
      } catch (ProcessingException failure) {
        throw new IOException(failure);
      }
    }
  }
}
