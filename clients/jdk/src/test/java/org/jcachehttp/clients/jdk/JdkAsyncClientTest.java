package org.jcachehttp.clients.jdk;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The contract of {@link CachingHttpClient#sendAsync}. */
class JdkAsyncClientTest extends JdkClientTest {

  @Override
  final HttpResponse<InputStream> send(HttpClient client, HttpRequest request)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<InputStream>> response =
        client.sendAsync(request, BodyHandlers.ofInputStream());
    try {
      return response.get();
    } catch (ExecutionException failure) {
      throw Delivery.failure(failure);
    } finally {
      response.cancel(false);
    }
  }
}
