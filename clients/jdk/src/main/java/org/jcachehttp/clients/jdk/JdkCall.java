package org.jcachehttp.clients.jdk;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jcachehttp.clients.jdk.CachedHttpResponse.Head;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.redirect.RedirectException;
import org.jcachehttp.http.redirect.RedirectTrail;
import org.jspecify.annotations.Nullable;

/**
 * One call of a client through the cache, including redirections. For use by one thread at a time,
 * except that a background refresh may use the origin at any time.
 */
final class JdkCall {

  private final CacheSession.Call call;
  private final OriginClient origin;
  private final HttpRequest request;
  private final RedirectTrail trail;
  private Optional<Head> previous = Optional.empty();
  private volatile java.net.http.@Nullable HttpResponse<InputStream> received;

  JdkCall(CacheSession.Call call, OriginClient origin, HttpRequest request, RedirectTrail trail) {
    this.call = call;
    this.origin = origin;
    this.request = request;
    this.trail = trail;
  }

  /** Returns the request for the cache. */
  static org.jcachehttp.http.message.HttpRequest toHttp(
      HttpRequest request, RequestContent content) {
    org.jcachehttp.http.message.HttpRequest converted =
        org.jcachehttp.http.message.HttpRequest.builder(request.method(), request.uri())
            .fields(Fields.copyOf(request.headers().map()))
            .content(content.bytes())
            .build();
    for (var line : content.announcement()) {
      converted = converted.withFields(converted.fields().with(line));
    }
    return converted;
  }

  /** The request of the present hop, with the client's cookies. */
  private org.jcachehttp.http.message.HttpRequest current() throws IOException {
    var current = trail.current();
    return current.withFields(origin.withCookies(current.uri(), current.fields()));
  }

  /**
   * Executes the request of the present hop.
   *
   * @throws IOException if the origin failed and no stored response may be used instead
   */
  HttpResponse execute() throws IOException {
    return call.execute(current(), this::send);
  }

  /** Asynchronous form of {@link #execute}. */
  CompletionStage<HttpResponse> executeAsync() throws IOException {
    return call.executeAsync(
        current(),
        sent ->
            origin
                .client()
                .sendAsync(outgoing(sent), BodyHandlers.ofInputStream())
                .thenApply(this::receivedUnchecked));
  }

  private HttpResponse send(org.jcachehttp.http.message.HttpRequest sent) throws IOException {
    try {
      return received(origin.client().send(outgoing(sent), BodyHandlers.ofInputStream()));
    } catch (InterruptedException interrupt) {
      throw Interrupts.asIOException(interrupt);
    }
  }

  private HttpResponse receivedUnchecked(java.net.http.HttpResponse<InputStream> response) {
    try {
      return received(response);
    } catch (IOException failure) {
      throw new CompletionException(failure);
    }
  }

  private HttpResponse received(java.net.http.HttpResponse<InputStream> response)
      throws IOException {
    origin.keepCookies(response);
    received = response;
    return JdkMessages.toHttp(response);
  }

  private HttpRequest outgoing(org.jcachehttp.http.message.HttpRequest sent) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request, (name, value) -> false).uri(sent.uri());
    RequestContent.withoutAnnouncement(sent.fields())
        .forEach(field -> builder.header(field.name(), field.value()));
    if (sent.content().size() > 0) {
      return builder.method(sent.method(), publisher(sent.content())).build();
    }
    boolean isUnchanged =
        sent.method().equals(request.method())
            && (request.bodyPublisher().isEmpty() || RequestContent.isAnnounced(sent.fields()));
    if (isUnchanged) {
      return builder.build();
    }
    return sent.method().equals("GET")
        ? builder.GET().build()
        : builder.method(sent.method(), BodyPublishers.noBody()).build();
  }

  private static HttpRequest.BodyPublisher publisher(Body.Buffered content) {
    byte[] bytes = new byte[content.size()];
    content.copyTo(bytes, 0);
    return BodyPublishers.ofByteArray(bytes);
  }

  /**
   * Follows a redirection; returns false if the response is the final one.
   *
   * @throws RedirectException if the redirection cannot be followed
   */
  boolean follows(HttpResponse response) throws RedirectException {
    Head head = head(response);
    if (trail.next(response).isEmpty()) {
      return false;
    }
    previous = Optional.of(head);
    received = null;
    return true;
  }

  /** Returns the response of the present hop without its body. */
  Head head(HttpResponse response) {
    var last = received;
    return new Head(
        previous.isEmpty() ? request : outgoing(trail.current()),
        response.status(),
        JdkMessages.headers(response.fields()),
        JdkMessages.version(response.protocol()),
        previous,
        last == null ? Optional.empty() : last.sslSession());
  }
}
