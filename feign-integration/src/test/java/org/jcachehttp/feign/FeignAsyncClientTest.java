package org.jcachehttp.feign;

import feign.Request;
import feign.Response;
import feign.http2client.Http2Client;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.jcachehttp.clients.testkit.TestCall;
import org.jcachehttp.clients.testkit.TestClient;
import org.jcachehttp.http.CacheSession;

/** The contract of {@link CachingAsyncClient}. */
class FeignAsyncClientTest extends FeignClientTest {

  @Override
  protected TestClient open(CacheSession session) {
    CachingAsyncClient<Object> client =
        new CachingAsyncClient<>(new Http2Client(), session, Redirects.BY_CACHE);
    return call -> FeignMessages.toHttp(execute(client, call));
  }

  private static Response execute(CachingAsyncClient<Object> client, TestCall call)
      throws IOException {
    try {
      return client.execute(request(call), new Request.Options(), Optional.empty()).get();
    } catch (ExecutionException | InterruptedException failure) {
      throw new IOException(failure);
    }
  }
}
