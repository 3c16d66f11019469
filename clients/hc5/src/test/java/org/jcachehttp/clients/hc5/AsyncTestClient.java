package org.jcachehttp.clients.hc5;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.jcachehttp.clients.testkit.TestCall;
import org.jcachehttp.clients.testkit.TestClient;
import org.jcachehttp.http.message.HttpResponse;

/** An asynchronous client, as the tests call it. */
record AsyncTestClient(CloseableHttpAsyncClient client) implements TestClient {

  static AsyncTestClient of(CloseableHttpAsyncClient client) {
    client.start();
    return new AsyncTestClient(client);
  }

  @Override
  public HttpResponse send(TestCall call) throws IOException {
    HttpClientContext context = HttpClientContext.create();
    AsyncHttpCacheHandler.setOptions(context, call.options());
    call.mode().ifPresent(mode -> AsyncHttpCacheHandler.setMode(context, mode));
    StreamConsumer consumer = new StreamConsumer();
    Future<Void> end = client.execute(request(call), consumer, null, context, null);
    try {
      return consumer.response(end);
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof IOException io ? io : new IOException(failure.getCause());
    } catch (InterruptedException interrupt) {
      boolean unused = end.cancel(true);
      throw new InterruptedIOException(interrupt.getMessage());
    }
  }

  private static AsyncRequestProducer request(TestCall call) {
    AsyncRequestBuilder request =
        AsyncRequestBuilder.create(call.request().method()).setUri(call.request().uri());
    call.request().fields().forEach(field -> request.addHeader(field.name(), field.value()));
    if (call.request().content().size() > 0) {
      byte[] content = new byte[call.request().content().size()];
      call.request().content().copyTo(content, 0);
      request.setEntity(content, null);
    }
    return request.build();
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }
}
