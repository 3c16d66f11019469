package org.jcachehttp.clients.hc5;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jcachehttp.clients.testkit.ClientContract;
import org.jcachehttp.clients.testkit.ClientFeature;
import org.jcachehttp.clients.testkit.TestCall;
import org.jcachehttp.clients.testkit.TestClient;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.message.HttpResponse;

/** The contract of {@link HttpCacheHandler}. */
class HttpClientTest extends ClientContract {

  @Override
  public Set<ClientFeature> features() {
    return EnumSet.complementOf(EnumSet.of(ClientFeature.EXPECT_CONTINUE, ClientFeature.HTTP_2));
  }

  @Override
  protected TestClient open(CacheSession session) {
    return of(HttpCacheHandler.addTo(builder(), session).build());
  }

  @Override
  protected TestClient openWithCookieJar(CacheSession session) {
    HttpClientBuilder builder = builder().setDefaultCookieStore(new BasicCookieStore());
    return of(HttpCacheHandler.addTo(builder, session).build());
  }

  @Override
  protected TestClient openAddingBelow(CacheSession session, String authorization) {
    HttpClientBuilder builder =
        builder()
            .addRequestInterceptorFirst(
                (request, entity, context) -> request.setHeader("Authorization", authorization));
    return of(HttpCacheHandler.addTo(builder, session).build());
  }

  private static HttpClientBuilder builder() {
    return HttpClients.custom().disableAutomaticRetries();
  }

  private static TestClient of(CloseableHttpClient client) {
    return new TestClient() {

      @Override
      @SuppressWarnings("deprecation") // the body outlives the call
      public HttpResponse send(TestCall call) throws IOException {
        HttpClientContext context = HttpClientContext.create();
        HttpCacheHandler.setOptions(context, call.options());
        call.mode().ifPresent(mode -> HttpCacheHandler.setMode(context, mode));
        return ClassicMessages.toHttp(client.execute(request(call), context));
      }

      @Override
      public void close() {
        client.close(CloseMode.IMMEDIATE);
      }
    };
  }

  private static HttpUriRequestBase request(TestCall call) {
    HttpUriRequestBase request =
        new HttpUriRequestBase(call.request().method(), call.request().uri());
    call.request().fields().forEach(field -> request.addHeader(field.name(), field.value()));
    if (call.request().content().size() > 0) {
      byte[] content = new byte[call.request().content().size()];
      call.request().content().copyTo(content, 0);
      request.setEntity(new ByteArrayEntity(content, null));
    }
    return request;
  }
}
