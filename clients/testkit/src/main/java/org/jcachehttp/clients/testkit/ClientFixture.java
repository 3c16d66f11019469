package org.jcachehttp.clients.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;

/** The vocabulary of the contract's tests. */
interface ClientFixture {

  /** {@return the origin, the cache and the client of this test} */
  TestStage stage();

  /** {@return the optional features of the adapter under test; tests of others are skipped} */
  Set<ClientFeature> features();

  /**
   * {@return another client over the session under test that keeps cookies} Only called with the
   * feature {@link ClientFeature#COOKIE_JAR}.
   */
  TestClient openWithCookieJar();

  /**
   * {@return another client over the session under test, that of one user} Only called with the
   * feature {@link ClientFeature#ADDED_CREDENTIALS}.
   *
   * @param authorization the value of Authorization, which the client adds below the cache
   */
  TestClient openAddingBelow(String authorization);

  /**
   * {@return another client over the session under test that speaks HTTP/2 without TLS} Only called
   * with the feature {@link ClientFeature#HTTP_2}.
   */
  TestClient openHttp2();

  /** {@return the origin of this test} */
  default LoopbackOrigin origin() {
    return stage().origin;
  }

  /**
   * Skips the test if the adapter does not have a feature.
   *
   * @param feature the feature that the test needs
   */
  default void needs(ClientFeature feature) {
    assumeThat(features()).as("features of the adapter").contains(feature);
  }

  /**
   * Lets time pass for the cache.
   *
   * @param time the time
   */
  default void passes(Duration time) {
    stage().passes(time);
  }

  /**
   * {@return a request to the origin}
   *
   * @param method the method
   * @param path the path
   * @param fields alternating names and values of request fields
   */
  default HttpRequest request(String method, String path, String... fields) {
    return HttpRequest.builder(method, URI.create(origin().url() + path))
        .fields(Fields.of(fields))
        .build();
  }

  /**
   * {@return a request to the origin with content}
   *
   * @param method the method
   * @param path the path
   * @param content the content
   */
  default HttpRequest request(String method, String path, byte[] content) {
    return HttpRequest.builder(method, URI.create(origin().url() + path))
        .fields(Fields.of("Content-Type", "application/octet-stream"))
        .content(Body.of(content))
        .build();
  }

  /**
   * Sends a call and reads the response.
   *
   * @param call the call
   * @return the response
   * @throws IOException if the client reports one
   */
  default Received send(TestCall call) throws IOException {
    return Received.of(stage().client.send(call));
  }

  /**
   * Sends a request without options and reads the response.
   *
   * @param request the request
   * @return the response
   * @throws IOException if the client reports one
   */
  default Received send(HttpRequest request) throws IOException {
    return send(TestCall.of(request));
  }

  /**
   * Sends a GET request and reads the response.
   *
   * @param path the path
   * @param fields alternating names and values of request fields
   * @return the response
   * @throws IOException if the client reports one
   */
  default Received get(String path, String... fields) throws IOException {
    return send(request("GET", path, fields));
  }

  /**
   * Checks that a path is answered from the cache.
   *
   * @param path the path
   * @param text the expected text
   * @throws IOException if the client reports one
   */
  default void assertHit(String path, String text) throws IOException {
    int before = origin().requests();
    Received response = get(path);
    assertThat(response.text()).isEqualTo(text);
    assertThat(response.cacheStatus()).contains("jcache-http; hit");
    assertThat(origin().requests()).as("requests").isEqualTo(before);
  }

  /**
   * Polls a condition until it is true; the timeout of the test ends the wait.
   *
   * @param condition returns whether the wait is over
   */
  default void await(BooleanSupplier condition) {
    try {
      while (!condition.getAsBoolean()) {
        TimeUnit.MILLISECONDS.sleep(2);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted before the condition became true", interrupted);
    }
  }
}
