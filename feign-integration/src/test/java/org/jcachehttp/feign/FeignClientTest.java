package org.jcachehttp.feign;

import static java.nio.charset.StandardCharsets.UTF_8;

import feign.Request;
import feign.http2client.Http2Client;
import java.util.EnumSet;
import java.util.Set;
import org.jcachehttp.clients.testkit.ClientContract;
import org.jcachehttp.clients.testkit.ClientFeature;
import org.jcachehttp.clients.testkit.TestCall;
import org.jcachehttp.clients.testkit.TestClient;
import org.jcachehttp.http.CacheSession;

/**
 * The contract of {@link CachingClient}. Options of a request are annotations, and tested there.
 */
class FeignClientTest extends ClientContract {

  @Override
  public Set<ClientFeature> features() {
    return EnumSet.of(
        ClientFeature.REDIRECTS,
        ClientFeature.STREAMING,
        ClientFeature.CONTENT,
        ClientFeature.TRUNCATION_ERROR,
        ClientFeature.FIELD_ORDER,
        ClientFeature.HTTP_2);
  }

  @Override
  protected TestClient open(CacheSession session) {
    CachingClient client = new CachingClient(new Http2Client(), session, Redirects.BY_CACHE);
    return call -> FeignMessages.toHttp(client.execute(request(call), new Request.Options()));
  }

  /** The client of Java asks for HTTP/2 by default. */
  @Override
  protected TestClient openHttp2(CacheSession session) {
    return open(session);
  }

  static Request request(TestCall call) {
    byte[] content = new byte[call.request().content().size()];
    call.request().content().copyTo(content, 0);
    return Request.create(
        Request.HttpMethod.valueOf(call.request().method()),
        call.request().uri().toString(),
        FeignMessages.headers(call.request().fields()),
        content.length == 0 ? null : content,
        UTF_8,
        null);
  }
}
