package org.jcachehttp.clients.hc5;

import java.util.EnumSet;
import java.util.Set;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.jcachehttp.clients.testkit.ClientContract;
import org.jcachehttp.clients.testkit.ClientFeature;
import org.jcachehttp.clients.testkit.TestClient;
import org.jcachehttp.http.CacheSession;

/** The contract of {@link AsyncHttpCacheHandler}. */
class HttpAsyncClientTest extends ClientContract {

  @Override
  public Set<ClientFeature> features() {
    return EnumSet.complementOf(EnumSet.of(ClientFeature.EXPECT_CONTINUE));
  }

  @Override
  protected TestClient open(CacheSession session) {
    return AsyncTestClient.of(AsyncHttpCacheHandler.addTo(builder(), session).build());
  }

  @Override
  protected TestClient openWithCookieJar(CacheSession session) {
    HttpAsyncClientBuilder builder = builder().setDefaultCookieStore(new BasicCookieStore());
    return AsyncTestClient.of(AsyncHttpCacheHandler.addTo(builder, session).build());
  }

  @Override
  protected TestClient openAddingBelow(CacheSession session, String authorization) {
    HttpAsyncClientBuilder builder =
        builder()
            .addRequestInterceptorFirst(
                (request, entity, context) -> request.setHeader("Authorization", authorization));
    return AsyncTestClient.of(AsyncHttpCacheHandler.addTo(builder, session).build());
  }

  @Override
  protected TestClient openHttp2(CacheSession session) {
    return AsyncTestClient.of(
        AsyncHttpCacheHandler.addTo(HttpAsyncClients.customHttp2(), session).build());
  }

  private static HttpAsyncClientBuilder builder() {
    return HttpAsyncClients.custom().disableAutomaticRetries();
  }
}
