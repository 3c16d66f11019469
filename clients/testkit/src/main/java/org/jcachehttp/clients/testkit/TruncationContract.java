package org.jcachehttp.clients.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.jcachehttp.http.maintenance.Criteria;
import org.jcachehttp.http.message.HttpRequest;
import org.junit.jupiter.api.Test;

/** Responses that an HTTP server does not send on purpose. */
interface TruncationContract extends ClientFixture {

  private void assertNotStored(RawOrigin raw) {
    TestCall call = TestCall.of(HttpRequest.get(raw.url() + "/file"));
    for (int i = 0; i < 2; i++) {
      try {
        assertThat(send(call).isHit()).isFalse();
      } catch (IOException truncated) {
        assertThat(truncated).isNotNull();
      }
    }
    assertThat(raw.requests()).isGreaterThanOrEqualTo(2);
    assertThat(stage().cache.responses().count(Criteria.all())).isZero();
  }

  @Test
  default void aBodyShorterThanItsLengthIsNotStored() {
    try (RawOrigin raw =
        new RawOrigin(
            """
            HTTP/1.1 200 OK\r
            Cache-Control: max-age=60\r
            Connection: close\r
            Content-Length: 20\r
            \r
            half of it""")) {
      assertNotStored(raw);
    }
  }

  @Test
  default void aBodyWithoutItsLastChunkIsNotStored() {
    try (RawOrigin raw =
        new RawOrigin(
            """
            HTTP/1.1 200 OK\r
            Cache-Control: max-age=60\r
            Connection: close\r
            Transfer-Encoding: chunked\r
            \r
            5\r
            half \r
            """)) {
      assertNotStored(raw);
    }
  }

  @Test
  default void aBodyShorterThanItsLengthIsAnErrorForTheCaller() {
    needs(ClientFeature.TRUNCATION_ERROR);
    try (RawOrigin raw =
        new RawOrigin(
            """
            HTTP/1.1 200 OK\r
            Cache-Control: max-age=60\r
            Connection: close\r
            Content-Length: 20\r
            \r
            half of it""")) {
      assertThatThrownBy(() -> send(HttpRequest.get(raw.url() + "/file")))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  default void trailersAreIgnored() throws IOException {
    try (RawOrigin raw =
        new RawOrigin(
            """
            HTTP/1.1 200 OK\r
            Cache-Control: max-age=60\r
            Connection: close\r
            Trailer: X-Checksum\r
            Transfer-Encoding: chunked\r
            \r
            4\r
            text\r
            0\r
            X-Checksum: 1\r
            \r
            """)) {
      TestCall call = TestCall.of(HttpRequest.get(raw.url() + "/file"));
      assertThat(send(call).text()).isEqualTo("text");
      Received hit = send(call);
      assertThat(hit.text()).isEqualTo("text");
      assertThat(hit.isHit()).isTrue();
      assertThat(hit.fields().has("X-Checksum")).isFalse();
    }
  }
}
