package org.jcachehttp.clients.jdk;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jcachehttp.clients.testkit.ClientContract;
import org.jcachehttp.clients.testkit.ClientFeature;
import org.jcachehttp.clients.testkit.TestCall;
import org.jcachehttp.clients.testkit.TestClient;
import org.jcachehttp.http.CacheSession;

/** The contract of {@link CachingHttpClient#send}. */
class JdkClientTest extends ClientContract {

  @Override
  public Set<ClientFeature> features() {
    return EnumSet.complementOf(EnumSet.of(ClientFeature.ADDED_CREDENTIALS));
  }

  private static HttpClient.Builder builder() {
    return HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL);
  }

  @Override
  protected final TestClient open(CacheSession session) {
    return of(CachingHttpClient.wrap(builder().build(), session));
  }

  @Override
  protected final TestClient openWithCookieJar(CacheSession session) {
    HttpClient client = builder().cookieHandler(new CookieManager()).build();
    return of(CachingHttpClient.wrap(client, session));
  }

  /** Java's client asks for HTTP/2 by default. */
  @Override
  protected final TestClient openHttp2(CacheSession session) {
    return open(session);
  }

  private TestClient of(HttpClient client) {
    return call -> {
      try {
        return JdkMessages.toHttp(send(client, request(call)));
      } catch (InterruptedException interrupt) {
        throw new InterruptedIOException(interrupt.getMessage());
      }
    };
  }

  java.net.http.HttpResponse<InputStream> send(HttpClient client, HttpRequest request)
      throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofInputStream());
  }

  private static HttpRequest request(TestCall call) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(call.request().uri());
    builder.expectContinue(call.request().fields().has("Expect"));
    call.request()
        .fields()
        .without(List.of("Expect"))
        .forEach(field -> builder.header(field.name(), field.value()));
    if (call.request().content().size() > 0) {
      byte[] content = new byte[call.request().content().size()];
      call.request().content().copyTo(content, 0);
      builder.method(call.request().method(), BodyPublishers.ofByteArray(content));
    } else if (!call.request().method().equals("GET")) {
      builder.method(call.request().method(), BodyPublishers.noBody());
    }
    HttpCacheRequest request = HttpCacheRequest.of(builder.build()).withOptions(call.options());
    return call.mode().map(request::withMode).orElse(request);
  }
}
