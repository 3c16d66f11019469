package org.jcachehttp.clients.hc5;

import java.io.IOException;
import java.util.concurrent.CompletionStage;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.ComplexCancellable;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.support.BasicRequestBuilder;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.message.AsyncOrigin;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one call to the origin. Each has a connection and a context of its own, because
 * it may outlive the call: other calls may read the same response, or it is a refresh.
 */
final class OriginCalls implements AsyncOrigin {

  private final CacheSession session;
  private final org.apache.hc.core5.http.HttpRequest request;
  private final RequestContent content;
  private final AsyncExecChain.Scope scope;
  private final AsyncExecChain chain;
  private final AskedRequest asked;
  private volatile @Nullable OriginCall upload;

  OriginCalls(
      CacheSession session,
      org.apache.hc.core5.http.HttpRequest request,
      @Nullable AsyncEntityProducer content,
      AsyncExecChain.Scope scope,
      AsyncExecChain chain)
      throws IOException, HttpException {
    this.session = session;
    this.request = request;
    this.content = RequestContent.of(content);
    this.scope = scope;
    this.chain = chain;
    this.asked = AskedRequest.of(this.content.toHttp(request), context());
  }

  /** Returns the request for the cache, with the cookies that the client will add. */
  HttpRequest asked() {
    return asked.request();
  }

  @Override
  public CompletionStage<HttpResponse> send(HttpRequest sent) {
    BasicHttpRequest outgoing = outgoing(sent);
    AsyncExecChain.Scope own = scope(outgoing);
    OriginCall call =
        new OriginCall(
            own,
            response ->
                session.received(
                    sent, MessageHeads.transmitted(own.clientContext, outgoing), response));
    if (content.isUnread()) {
      upload = call;
    }
    try {
      chain.proceed(outgoing, content.toClient(), own, call);
    } catch (IOException | HttpException | RuntimeException failure) {
      call.failed(failure);
    }
    return call.response();
  }

  /**
   * Cancels the request that sends the content of the caller's producer. The client resets the
   * producer when the call ends: a request that went on would send its content from the beginning.
   * No other call waits for such a request.
   */
  void cancelUpload() {
    OriginCall sending = upload;
    if (sending != null) {
      sending.cancel();
    }
  }

  private BasicHttpRequest outgoing(HttpRequest sent) {
    BasicHttpRequest outgoing = BasicRequestBuilder.copy(request).build();
    outgoing.setHeaders();
    asked.withOwnCookies(sent).forEach(field -> outgoing.addHeader(field.name(), field.value()));
    return outgoing;
  }

  private AsyncExecChain.Scope scope(BasicHttpRequest outgoing) {
    return new AsyncExecChain.Scope(
        scope.exchangeId,
        scope.route,
        BasicRequestBuilder.copy(outgoing).build(),
        new ComplexCancellable(),
        context(),
        scope.execRuntime.fork(),
        scope.scheduler,
        scope.execCount);
  }

  /** A context with the settings and the attributes of that of the call, which may be in use. */
  private HttpClientContext context() {
    HttpClientContext given = scope.clientContext;
    HttpClientContext own = new HttpClientContext(given);
    own.setExchangeId(scope.exchangeId);
    own.setRoute(scope.route);
    own.setRequestConfig(given.getRequestConfigOrDefault());
    own.setCookieStore(given.getCookieStore());
    own.setCookieSpecRegistry(given.getCookieSpecRegistry());
    own.setCredentialsProvider(given.getCredentialsProvider());
    own.setAuthSchemeRegistry(given.getAuthSchemeRegistry());
    own.setAuthCache(given.getAuthCache());
    own.setUserToken(given.getUserToken());
    return own;
  }
}
