package org.jcachehttp.clients.okhttp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jcachehttp.clients.testkit.ClientContract;
import org.jcachehttp.clients.testkit.ClientFeature;
import org.jcachehttp.clients.testkit.TestCall;
import org.jcachehttp.clients.testkit.TestClient;
import org.jcachehttp.http.CacheMode;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.CallOptions;

/** The contract of {@link HttpCacheInterceptor}. */
class OkHttpTest extends ClientContract {

  @Override
  public Set<ClientFeature> features() {
    return EnumSet.allOf(ClientFeature.class);
  }

  @Override
  protected TestClient open(CacheSession session) {
    return of(HttpCacheInterceptor.install(new OkHttpClient(), session));
  }

  @Override
  protected TestClient openWithCookieJar(CacheSession session) {
    OkHttpClient client = new OkHttpClient.Builder().cookieJar(new ListedCookies()).build();
    return of(HttpCacheInterceptor.install(client, session));
  }

  @Override
  protected TestClient openAddingBelow(CacheSession session, String authorization) {
    OkHttpClient cached = HttpCacheInterceptor.install(new OkHttpClient(), session);
    return of(
        cached
            .newBuilder()
            .addInterceptor(
                chain ->
                    chain.proceed(
                        chain
                            .request()
                            .newBuilder()
                            .header("Authorization", authorization)
                            .build()))
            .build());
  }

  @Override
  protected TestClient openHttp2(CacheSession session) {
    OkHttpClient client =
        new OkHttpClient.Builder().protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)).build();
    return of(HttpCacheInterceptor.install(client, session));
  }

  private static TestClient of(OkHttpClient client) {
    return new TestClient() {

      @Override
      public HttpResponse send(TestCall call) throws IOException {
        return OkHttpMessages.toHttp(client.newCall(request(call)).execute());
      }

      @Override
      public void close() {
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
      }
    };
  }

  private static Request request(TestCall call) {
    byte[] content = new byte[call.request().content().size()];
    call.request().content().copyTo(content, 0);
    return new Request.Builder()
        .url(call.request().uri().toString())
        .headers(OkHttpMessages.headers(call.request().fields()))
        .method(call.request().method(), content.length == 0 ? null : RequestBody.create(content))
        .tag(CallOptions.class, call.options())
        .tag(CacheMode.class, call.mode().orElse(null))
        .build();
  }

  /** All cookies of one host. */
  private static final class ListedCookies implements CookieJar {

    private final List<Cookie> cookies = new CopyOnWriteArrayList<>();

    @Override
    public void saveFromResponse(HttpUrl url, List<Cookie> set) {
      cookies.addAll(set);
    }

    @Override
    public List<Cookie> loadForRequest(HttpUrl url) {
      return new ArrayList<>(cookies);
    }
  }
}
