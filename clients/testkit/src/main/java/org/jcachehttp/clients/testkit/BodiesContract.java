package org.jcachehttp.clients.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.clients.testkit.LoopbackOrigin.answer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Bodies are passed byte by byte, whether they are stored or not. */
interface BodiesContract extends ClientFixture {

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  /** Returns a compressed text. */
  static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private void assertSameBytesTwice(byte[] body) throws IOException {
    origin().serves("/file", answer(200, body, "Cache-Control", "max-age=60"));
    assertThat(get("/file").body()).isEqualTo(body);
    Received hit = get("/file");
    assertThat(hit.body()).isEqualTo(body);
    assertThat(hit.cacheStatus()).contains("hit");
  }

  @Test
  default void aShortBodyIsStoredByteByByte() throws IOException {
    assertSameBytesTwice(bytes(1000));
  }

  @Test
  default void aBodyThatIsStoredAtItsEndIsStoredByteByByte() throws IOException {
    assertSameBytesTwice(bytes(200 * 1024));
  }

  @Test
  default void anEmptyBodyIsStored() throws IOException {
    assertSameBytesTwice(new byte[0]);
  }

  @Test
  default void aResponseWithoutContentIsStored() throws IOException {
    origin().serves("/file", answer(204, "", "Cache-Control", "max-age=60"));
    assertThat(get("/file").status()).isEqualTo(204);
    Received hit = get("/file");
    assertThat(hit.isHit()).isTrue();
    assertThat(hit.status()).isEqualTo(204);
    assertThat(hit.body()).isEmpty();
  }

  @Test
  default void aBodyOfUnknownLengthIsStored() throws IOException {
    origin()
        .serves(
            "/file",
            exchange -> {
              LoopbackOrigin.add(exchange, "Cache-Control", "max-age=60");
              try (exchange) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write("chunked".getBytes(UTF_8));
              }
            });
    assertThat(get("/file").text()).isEqualTo("chunked");
    assertHit("/file", "chunked");
  }

  @Test
  default void aBodyOf20MegabytesPassesAndIsNotStored() throws IOException {
    byte[] body = bytes(20 << 20);
    origin().serves("/file", answer(200, body, "Cache-Control", "max-age=60"));
    assertThat(get("/file").body()).isEqualTo(body);
    assertThat(get("/file").body()).isEqualTo(body);
    assertThat(origin().requests()).isEqualTo(2);
  }

  /** The client decompresses or not, and does the same for a stored response. */
  @Test
  default void aHitIsCompressedIfTheMissWas() throws IOException {
    String[] fields = {"Cache-Control", "max-age=60", "Content-Encoding", "gzip"};
    origin().serves("/file", answer(200, gzip("text"), fields));
    Received miss = get("/file", "Accept-Encoding", "gzip");
    Received hit = get("/file", "Accept-Encoding", "gzip");
    assertThat(hit.isHit()).isTrue();
    assertThat(hit.body()).isEqualTo(miss.body());
    assertThat(hit.fields().first("Content-Encoding"))
        .isEqualTo(miss.fields().first("Content-Encoding"));
    // HttpClient 5.6 decompresses, and leaves the field.
    byte[] compressed = miss.fields().has("Content-Encoding") ? gzip("text") : new byte[0];
    assertThat(List.of(ByteBuffer.wrap(compressed), ByteBuffer.wrap("text".getBytes(UTF_8))))
        .contains(ByteBuffer.wrap(hit.body()));
  }

  @Test
  default void anErrorWithALifetimeIsStoredWithItsBody() throws IOException {
    origin().serves("/file", answer(404, "not here", "Cache-Control", "max-age=60"));
    for (int i = 0; i < 2; i++) {
      Received response = get("/file");
      assertThat(response.status()).isEqualTo(404);
      assertThat(response.text()).isEqualTo("not here");
    }
    assertThat(origin().requests()).isEqualTo(1);
  }

  @Test
  default void anErrorOfTheServerPassesWithItsBody() throws IOException {
    origin().serves("/file", answer(500, "broken"));
    for (int i = 0; i < 2; i++) {
      Received response = get("/file");
      assertThat(response.status()).isEqualTo(500);
      assertThat(response.text()).isEqualTo("broken");
    }
    assertThat(origin().requests()).isEqualTo(2);
  }
}
