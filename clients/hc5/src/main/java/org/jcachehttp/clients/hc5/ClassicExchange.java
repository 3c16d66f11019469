package org.jcachehttp.clients.hc5;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.protocol.RequestAddCookies;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;

/**
 * One request of a client through the cache. The caller's thread uses the connection of the call; a
 * refresh on another thread may outlive the call, and uses its own.
 */
final class ClassicExchange {

  private static final List<String> COOKIE = List.of("Cookie");

  private final CacheSession session;
  private final ClassicHttpRequest request;
  private final ExecChain.Scope scope;
  private final ExecChain chain;
  private final Thread caller = Thread.currentThread();
  private final Fields ownCookies;
  private final HttpRequest asked;

  ClassicExchange(
      CacheSession session, ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    this.session = session;
    this.request = request;
    this.scope = scope;
    this.chain = chain;
    Fields own = ClassicMessages.fields(request.getHeaders());
    this.ownCookies = Fields.copyOf(own.stream().filter(line -> line.isNamed("Cookie")).toList());
    this.asked = withCookies(ClassicMessages.toHttp(request, own));
  }

  /** Returns the request for the cache, with the cookies that the client will add. */
  HttpRequest asked() {
    return asked;
  }

  private HttpRequest withCookies(HttpRequest converted) throws IOException, HttpException {
    BasicHttpRequest copy;
    try {
      copy = new BasicHttpRequest(request.getMethod(), request.getUri());
    } catch (URISyntaxException malformed) {
      throw new ClientProtocolException(malformed);
    }
    HttpClientContext context = scope.clientContext;
    context.setRoute(scope.route);
    new RequestAddCookies().process(copy, null, context);
    Fields fields = converted.fields();
    for (Field cookie : ClassicMessages.fields(copy.getHeaders("Cookie"))) {
      fields = fields.with(cookie);
    }
    return converted.withFields(fields);
  }

  /** Sends a request to the origin. */
  HttpResponse send(HttpRequest sent) throws IOException {
    try {
      ExecChain.Scope own = scope();
      HttpResponse response = ClassicMessages.toHttp(chain.proceed(outgoing(sent), own));
      return session.received(sent, transmitted(own, sent), response);
    } catch (HttpException failure) {
      throw new ClientProtocolException(failure);
    }
  }

  /** Returns the fields that were sent: the protocol of the client adds some below the cache. */
  private static Fields transmitted(ExecChain.Scope scope, HttpRequest sent) {
    org.apache.hc.core5.http.HttpRequest last = scope.clientContext.getRequest();
    // An interceptor of the application may respond itself, without the protocol.
    return last == null ? sent.fields() : ClassicMessages.fields(last.getHeaders());
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
    if (isOfCaller() && sent.equals(asked)) {
      return request;
    }
    BasicClassicHttpRequest outgoing =
        new BasicClassicHttpRequest(
            request.getMethod(), request.getScheme(), request.getAuthority(), request.getPath());
    outgoing.setVersion(request.getVersion());
    Fields fields = ClassicMessages.withoutAnnouncement(sent.fields());
    (isOfCaller() ? fields.without(COOKIE) : fields)
        .forEach(field -> outgoing.addHeader(field.name(), field.value()));
    if (isOfCaller()) {
      ownCookies.forEach(field -> outgoing.addHeader(field.name(), field.value()));
    }
    outgoing.setEntity(request.getEntity());
    return outgoing;
  }

  /** Converts the response for the client. */
  ClassicHttpResponse toClient(HttpResponse response) {
    return ClassicMessages.toClient(response, request.getMethod());
  }
}
