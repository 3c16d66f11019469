package org.jcachehttp.clients.jaxrs;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.WebTarget;
import org.jcachehttp.clients.testkit.LoopbackOrigin;
import org.jcachehttp.http.HttpCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** A client with the cache over a client of the network, of one implementation of JAX-RS. */
@Timeout(60)
abstract class FeatureFixture {

  static final String[] FRESH = {"Content-Type", "text/plain", "Cache-Control", "max-age=60"};

  final LoopbackOrigin origin = new LoopbackOrigin();
  final HttpCache cache = HttpCache.open("memory:");
  Client network = builder().build();
  Client client = builder().register(new HttpCacheFeature(cache, network)).build();

  /** Returns a new builder of the implementation. */
  abstract ClientBuilder builder();

  @AfterEach
  void close() {
    client.close();
    network.close();
    origin.close();
    cache.close();
  }

  final void serves(String path, String text) {
    origin.serves(path, text, FRESH);
  }

  final WebTarget target(String path) {
    return client.target(origin.url() + path);
  }

  final String get(String path) {
    return target(path).request().get(String.class);
  }
}
