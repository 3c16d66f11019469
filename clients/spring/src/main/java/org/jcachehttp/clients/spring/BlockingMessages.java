package org.jcachehttp.clients.spring;

import java.io.FilterInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.springframework.http.client.ClientHttpResponse;

/** Converts messages between the blocking clients and the HTTP cache. */
final class BlockingMessages {

  private BlockingMessages() {}

  /** Converts a request; empty if its URI has no scheme or no authority. */
  static Optional<HttpRequest> toHttp(org.springframework.http.HttpRequest request, byte[] body) {
    URI uri = request.getURI();
    if (uri.getScheme() == null || uri.getRawAuthority() == null) {
      return Optional.empty();
    }
    return Optional.of(
        HttpRequest.builder(request.getMethod().name(), uri)
            .fields(SpringFields.toHttp(request.getHeaders()))
            .content(body.length == 0 ? Body.empty() : Body.of(body))
            .build());
  }

  /** Returns the content of a request to the origin. */
  static byte[] content(HttpRequest sent) {
    byte[] bytes = new byte[sent.content().size()];
    sent.content().copyTo(bytes, 0);
    return bytes;
  }

  /** Converts a response, whose body has not been read. */
  static HttpResponse toHttp(ClientHttpResponse response) throws IOException {
    return new HttpResponse(
        response.getStatusCode().value(),
        response.getStatusText(),
        "HTTP/1.1", // Spring does not report the version
        SpringFields.toHttp(response.getHeaders()),
        Body.of(new ReleasingStream(response)));
  }

  /** The body of a response, which releases the connection when it is closed. */
  private static final class ReleasingStream extends FilterInputStream {

    private final ClientHttpResponse response;
    private volatile boolean isRead;

    ReleasingStream(ClientHttpResponse response) throws IOException {
      super(response.getBody());
      this.response = response;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    /** The stream of Reactor Netty fails with unchecked exceptions. */
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      isRead = true;
      try {
        return in.read(buffer, offset, length);
      } catch (RuntimeException failure) {
        throw failure.getCause() instanceof IOException io ? io : new IOException(failure);
      }
    }

    /** Some responses read the rest of their stream when they are closed, hence the order. */
    @Override
    public void close() throws IOException {
      try (response) {
        awaitBegin();
        super.close();
      }
    }

    /** The stream of Reactor Netty cannot be closed before its subscription: a read awaits it. */
    private void awaitBegin() {
      try {
        int unused = isRead ? 0 : read();
      } catch (IOException broken) {
        // The body is not needed.
      }
    }
  }
}
