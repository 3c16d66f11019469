package org.jcachehttp.clients.okhttp;

import java.io.IOException;
import java.util.List;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jcachehttp.clients.okhttp.OriginSettings.Redirects;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.redirect.RedirectException;
import org.jcachehttp.http.redirect.RedirectTrail;
import org.jspecify.annotations.Nullable;

/**
 * One call of a client through the cache, including redirections. The caller's thread uses the
 * chain of interceptors; a refresh on another thread may outlive the call, and makes its own.
 */
final class OkHttpCall {

  private static final List<String> ANNOUNCING = List.of("Transfer-Encoding", "Content-Length");

  private final OriginSettings settings;
  private final Interceptor.Chain chain;
  private final CacheSession session;
  private final Request request;
  private final RedirectTrail trail;
  private final Thread caller = Thread.currentThread();
  private @Nullable Response received;
  private @Nullable Response prior;

  OkHttpCall(OriginSettings settings, Interceptor.Chain chain, CacheSession session)
      throws IOException {
    this.settings = settings;
    this.chain = chain;
    this.session = session;
    this.request = chain.request();
    this.trail = session.cache().trail(OkHttpMessages.toHttp(request));
  }

  /**
   * Returns the cache's response to the request, or to the target of the last redirection.
   *
   * @throws IOException if the origin failed and no stored response may be used instead
   */
  HttpResponse execute(CacheSession.Call call) throws IOException {
    HttpRequest current = trail.current();
    Fields withCookies =
        OkHttpMessages.fields(
            settings.withCookies(url(current), OkHttpMessages.headers(current.fields())));
    return call.execute(current.withFields(withCookies), this::send);
  }

  private HttpResponse send(HttpRequest sent) throws IOException {
    if (Thread.currentThread() != caller) {
      return received(sent, settings.below().newCall(outgoing(sent)).execute());
    }
    Response response = chain.proceed(outgoing(sent));
    received = response;
    return received(sent, response);
  }

  private HttpResponse received(HttpRequest sent, Response response) {
    settings.keepCookies(response);
    Response network = response.networkResponse();
    Request last = network == null ? response.request() : network.request();
    return session.received(
        sent, OkHttpMessages.fields(last.headers()), OkHttpMessages.toHttp(response));
  }

  private Request outgoing(HttpRequest sent) {
    // OkHttp itself describes the content.
    Fields fields =
        request.header("Content-Length") == null
            ? sent.fields().without(ANNOUNCING)
            : sent.fields().without(ANNOUNCING.subList(0, 1));
    return request
        .newBuilder()
        .url(url(sent))
        .method(sent.method(), body(sent))
        .headers(OkHttpMessages.headers(fields))
        .build();
  }

  /** Content that was read is sent from memory: it may not be written again, without saying so. */
  private @Nullable RequestBody body(HttpRequest sent) {
    RequestBody body = sent.method().equals(request.method()) ? request.body() : null;
    int size = sent.content().size();
    // Interceptors that sign requests look for a form, which can be written again.
    if (body == null || size == 0 || body instanceof FormBody) {
      return body;
    }
    byte[] bytes = new byte[size];
    sent.content().copyTo(bytes, 0);
    return RequestBody.create(bytes, body.contentType());
  }

  /** Returns the caller's URL if it is unchanged: a URI cannot have each of its characters. */
  private HttpUrl url(HttpRequest sent) {
    HttpUrl url = HttpUrl.get(sent.uri());
    return url == null || sent.uri().equals(request.url().uri()) ? request.url() : url;
  }

  /**
   * Follows a redirection; returns false if the response is the final one.
   *
   * @throws RedirectException if the redirection cannot be followed
   */
  boolean follows(HttpResponse response) throws RedirectException {
    if (settings.redirects() == Redirects.NONE || response.status() / 100 != 3) {
      return false;
    }
    HttpRequest from = trail.current();
    if (isRepeated(response.status()) && request.body() != null && request.body().isOneShot()) {
      return false;
    }
    if (trail.next(response).isEmpty()) {
      return false;
    }
    if (settings.redirects() == Redirects.SAME_SCHEME
        && !from.uri().getScheme().equalsIgnoreCase(trail.current().uri().getScheme())) {
      return false;
    }
    prior = describe(fresh(response), outgoing(from), response).build();
    received = null;
    return true;
  }

  /** Returns whether the content is sent again (RFC 9110 sections 15.4.8 and 15.4.9). */
  private static boolean isRepeated(int status) {
    return status == 307 || status == 308;
  }

  /** Converts the final response for the caller; one of the origin keeps handshake and times. */
  Response toOkHttp(HttpResponse response) {
    Response last = received;
    Response.Builder builder =
        last != null && last.code() == response.status() ? last.newBuilder() : fresh(response);
    Request asked = prior == null ? request : outgoing(trail.current());
    return describe(builder, asked, response).body(OkHttpMessages.toOkHttp(response)).build();
  }

  private static Response.Builder fresh(HttpResponse response) {
    return new Response.Builder().protocol(OkHttpMessages.protocol(response.protocol()));
  }

  private Response.Builder describe(
      Response.Builder builder, Request asked, HttpResponse response) {
    return builder
        .request(asked)
        .code(response.status())
        .message(response.reason())
        .headers(OkHttpMessages.headers(response.fields()))
        .priorResponse(prior);
  }
}
