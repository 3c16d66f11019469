package org.jcachehttp.clients.hc5;

import java.io.IOException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;

/**
 * One request of a client through the cache. The caller's thread uses the connection of the call; a
 * refresh on another thread may outlive the call, and uses its own.
 */
final class ClassicExchange {

  private final CacheSession session;
  private final ClassicHttpRequest request;
  private final ExecChain.Scope scope;
  private final ExecChain chain;
  private final Thread caller = Thread.currentThread();
  private final AskedRequest asked;

  ClassicExchange(
      CacheSession session, ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    this.session = session;
    this.request = request;
    this.scope = scope;
    this.chain = chain;
    scope.clientContext.setRoute(scope.route);
    this.asked = AskedRequest.of(ClassicMessages.toHttp(request), scope.clientContext);
  }

  /** Returns the request for the cache, with the cookies that the client will add. */
  HttpRequest asked() {
    return asked.request();
  }

  /** Sends a request to the origin. */
  HttpResponse send(HttpRequest sent) throws IOException {
    try {
      ExecChain.Scope own = scope();
      ClassicHttpRequest outgoing = outgoing(sent);
      HttpResponse response = ClassicMessages.toHttp(chain.proceed(outgoing, own));
      return session.received(
          sent, MessageHeads.transmitted(own.clientContext, outgoing), response);
    } catch (HttpException failure) {
      throw new ClientProtocolException(failure);
    }
  }

  private boolean isOfCaller() {
    return Thread.currentThread() == caller;
  }

  private ExecChain.Scope scope() {
    return isOfCaller()
        ? scope
        : new ExecChain.Scope(
            scope.exchangeId,
            scope.route,
            scope.originalRequest,
            scope.execRuntime.fork(null),
            ownContext());
  }

  /** A context without cookies, because the context of the call may be in use by another one. */
  private HttpClientContext ownContext() {
    HttpClientContext context = HttpClientContext.create();
    context.setRequestConfig(scope.clientContext.getRequestConfigOrDefault());
    context.setCredentialsProvider(scope.clientContext.getCredentialsProvider());
    context.setAuthSchemeRegistry(scope.clientContext.getAuthSchemeRegistry());
    return context;
  }

  /** The client describes the content itself, and adds its cookies on the caller's thread. */
  private ClassicHttpRequest outgoing(HttpRequest sent) {
    if (isOfCaller() && sent.equals(asked.request())) {
      return request;
    }
    BasicClassicHttpRequest outgoing =
        new BasicClassicHttpRequest(
            request.getMethod(), request.getScheme(), request.getAuthority(), request.getPath());
    outgoing.setVersion(request.getVersion());
    Fields fields =
        isOfCaller() ? asked.withOwnCookies(sent) : MessageHeads.withoutAnnouncement(sent.fields());
    fields.forEach(field -> outgoing.addHeader(field.name(), field.value()));
    outgoing.setEntity(request.getEntity());
    return outgoing;
  }

  /** Converts the response for the client. */
  ClassicHttpResponse toClient(HttpResponse response) {
    return ClassicMessages.toClient(response, request.getMethod());
  }
}
