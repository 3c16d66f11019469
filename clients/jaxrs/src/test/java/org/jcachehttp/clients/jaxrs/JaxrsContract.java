package org.jcachehttp.clients.jaxrs;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.jcachehttp.clients.testkit.ClientContract;
import org.jcachehttp.clients.testkit.ClientFeature;
import org.jcachehttp.clients.testkit.TestCall;
import org.jcachehttp.clients.testkit.TestClient;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.message.HttpResponse;

/** The contract of {@link HttpCacheFeature} in the clients of one implementation of JAX-RS. */
abstract class JaxrsContract extends ClientContract {

  /** Returns a new builder of the implementation. */
  abstract ClientBuilder builder();

  @Override
  public Set<ClientFeature> features() {
    return EnumSet.of(
        ClientFeature.REDIRECTS,
        ClientFeature.STREAMING,
        ClientFeature.REQUEST_OPTIONS,
        ClientFeature.CONTENT,
        ClientFeature.ADDED_CREDENTIALS);
  }

  @Override
  protected TestClient open(CacheSession session) {
    return client(session, builder().build());
  }

  @Override
  protected TestClient openAddingBelow(CacheSession session, String authorization) {
    ClientRequestFilter adding =
        context -> context.getHeaders().putSingle("Authorization", authorization);
    return client(session, builder().register(adding).build());
  }

  private TestClient client(CacheSession session, Client origin) {
    HttpCacheFeature feature = new HttpCacheFeature(session, origin).followingRedirects();
    Client client = builder().register(feature).build();
    return new TestClient() {

      @Override
      public HttpResponse send(TestCall call) throws IOException {
        return JaxrsContract.this.send(client, call);
      }

      @Override
      public void close() {
        client.close();
        origin.close();
      }
    };
  }

  private HttpResponse send(Client client, TestCall call) throws IOException {
    Invocation.Builder request =
        client
            .target(call.request().uri())
            .request()
            .headers(JaxrsMessages.headers(call.request()))
            .property(HttpCacheFeature.OPTIONS, call.options());
    call.mode().ifPresent(mode -> request.property(HttpCacheFeature.MODE, mode));
    try {
      return JaxrsMessages.toHttp(invoke(request, call));
    } catch (ProcessingException failure) {
      if (failure.getCause() instanceof IOException io) {
        throw io;
      }
      throw failure;
    }
  }

  /** Sends a request on this thread. */
  Response invoke(Invocation.Builder request, TestCall call) {
    String method = call.request().method();
    return call.request().content().size() == 0
        ? request.method(method)
        : request.method(method, entity(call));
  }

  static Entity<byte[]> entity(TestCall call) {
    byte[] content = new byte[call.request().content().size()];
    call.request().content().copyTo(content, 0);
    return Entity.entity(content, MediaType.APPLICATION_OCTET_STREAM_TYPE);
  }
}
