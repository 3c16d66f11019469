package org.jcachehttp.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which bodies are stored, and what a caller gets of those that are not. */
class BodiesTest {

  private static final HttpRequest REQUEST = HttpRequest.get("http://example.com/a");
  private static final byte[] TEXT = "0123456789".getBytes(UTF_8);

  @RegisterExtension private final ProviderUnderTest provider = new ProviderUnderTest();

  private final ScriptedOrigin origin = new ScriptedOrigin();

  private HttpResponse get(int limit) throws IOException {
    return HttpCache.builder().maxBodySize(limit).over(provider.cache()).execute(REQUEST, origin);
  }

  private void originSends(InputStream stream, String... fields) {
    origin.answers(Body.of(stream), fields);
  }

  private static byte[] bytes(HttpResponse response) throws IOException {
    try (InputStream in = response.body().open()) {
      return in.readAllBytes();
    }
  }

  private static String status(HttpResponse response) {
    return Scenario.status(response);
  }

  @Test
  void aBodyOfTheLimitIsStoredAndCanBeReadAgain() throws IOException {
    originSends(
        new ByteArrayInputStream(TEXT), "Cache-Control", "max-age=60", "Content-Length", "10");
    HttpResponse fetched = get(TEXT.length);
    assertThat(bytes(fetched)).isEqualTo(TEXT);
    assertThat(bytes(fetched)).isEqualTo(TEXT);
    assertThat(bytes(get(TEXT.length))).isEqualTo(TEXT);
    assertThat(origin.calls()).isEqualTo(1);
  }

  @Test
  void aBodyAboveTheLimitStreamsThrough() throws IOException {
    originSends(new ByteArrayInputStream(TEXT), "Cache-Control", "max-age=60");
    assertThat(bytes(get(TEXT.length - 1))).isEqualTo(TEXT);
    assertThat(provider.cache()).isEmpty();
  }

  @Test
  void bytesAboveTheLimitOfWhichNoLengthWasAnnouncedAreHandedOnAndNotStored() throws IOException {
    origin.answers(Body.of(TEXT), "Cache-Control", "max-age=60");
    HttpResponse response = get(TEXT.length - 1);
    assertThat(status(response)).endsWith("detail=too-large");
    assertThat(bytes(response)).isEqualTo(TEXT);
    assertThat(provider.cache()).isEmpty();
  }

  @Test
  void aBodyAnnouncedAboveTheLimitIsNotEvenTouched() throws IOException {
    InputStream stream = new ByteArrayInputStream(TEXT);
    originSends(stream, "Cache-Control", "max-age=60", "Content-Length", "10");
    assertThat(get(9).body().open()).isSameAs(stream);
    assertThat(stream.available()).isEqualTo(10);
  }

  @Test
  void section3_3_aBodyThatEndsTooEarlyIsHandedOnAndNotStored() throws IOException {
    originSends(
        new ByteArrayInputStream(TEXT), "Cache-Control", "max-age=60", "Content-Length", "11");
    HttpResponse response = get(100);
    assertThat(status(response)).endsWith("detail=truncated");
    assertThat(bytes(response)).isEqualTo(TEXT);
    assertThat(provider.cache()).isEmpty();
  }

  @Test
  void aBodyThatBreaksOffFailsTheCallAndClosesTheStream() throws Exception {
    FedStream stream = new FedStream().breaks();
    originSends(
        new SequenceInputStream(new ByteArrayInputStream(TEXT), stream),
        "Cache-Control",
        "max-age=60",
        "Content-Length",
        "100");
    assertThatThrownBy(() -> get(100)).hasMessage("connection reset");
    assertThat(stream.isClosedSoon()).isTrue();
    assertThat(provider.cache()).isEmpty();
  }

  @Test
  void aCompressedBodyIsStoredAsItWasSent() throws IOException {
    byte[] compressed = gzip(TEXT);
    originSends(
        new ByteArrayInputStream(compressed),
        "Cache-Control",
        "max-age=60",
        "Content-Encoding",
        "gzip",
        "Content-Length",
        Integer.toString(compressed.length));
    get(100);
    HttpResponse hit = get(100);
    assertThat(bytes(hit)).isEqualTo(compressed);
    assertThat(hit.fields().first("Content-Encoding")).contains("gzip");
  }

  @Test
  void aBodyThatTheClientDecodedLosesItsCoding() throws IOException {
    originSends(
        new ByteArrayInputStream(TEXT),
        "Cache-Control",
        "max-age=60",
        "Content-Encoding",
        "gzip",
        "Content-Length",
        "30",
        "ETag",
        "\"v1\"");
    get(100);
    HttpResponse hit = get(100);
    assertThat(bytes(hit)).isEqualTo(TEXT);
    assertThat(hit.fields().has("Content-Encoding")).isFalse();
    assertThat(hit.fields().has("Content-Length")).isFalse();
    assertThat(hit.fields().all("ETag")).containsExactly("W/\"v1\"");
  }

  @Test
  void aCompressedBodyThatEndsTooEarlyIsNotStored() throws IOException {
    byte[] compressed = gzip(TEXT);
    originSends(
        new ByteArrayInputStream(compressed, 0, 5),
        "Cache-Control",
        "max-age=60",
        "Content-Encoding",
        "gzip",
        "Content-Length",
        Integer.toString(compressed.length));
    assertThat(status(get(100))).endsWith("detail=truncated");
  }

  @Test
  void aCompressedBodyOfWhichNothingCameIsNotStored() throws IOException {
    originSends(
        InputStream.nullInputStream(),
        "Cache-Control",
        "max-age=60",
        "Content-Encoding",
        "gzip",
        "Content-Length",
        "30");
    assertThat(status(get(100))).endsWith("detail=truncated");
  }

  @Test
  void aBodyOfManyPiecesIsStoredByteForByte() throws IOException {
    byte[] large = pattern(300_000);
    originSends(new ByteArrayInputStream(large), "Cache-Control", "max-age=60");
    assertThat(bytes(get(300_000))).isEqualTo(large);
    assertThat(bytes(get(300_000))).isEqualTo(large);
    assertThat(origin.calls()).isEqualTo(1);
  }

  @Test
  void aShortBodyIsReadNoFurtherThanToTheByteAboveItsLength() throws IOException {
    CountingStream stream = new CountingStream(pattern(60_001));
    originSends(stream, "Cache-Control", "max-age=60", "Content-Length", "60000");
    HttpResponse response = get(200_000);
    assertThat(stream.read).isEqualTo(60_001);
    assertThat(bytes(response)).hasSize(60_001);
    assertThat(stream.closed).isTrue();
  }

  @Test
  void fiveGigabytesStreamThrough() throws IOException {
    long size = 5L << 30;
    originSends(new Zeros(size), "Cache-Control", "max-age=60");
    try (InputStream all = get(1 << 20).body().open()) {
      assertThat(all.transferTo(OutputStream.nullOutputStream())).isEqualTo(size);
    }
  }

  @Test
  void whoClosesWhatStreamsThroughClosesTheOriginsStream() throws IOException {
    CountingStream stream = new CountingStream(pattern(300_000));
    originSends(stream, "Cache-Control", "max-age=60", "Content-Length", "300000");
    get(100_000).body().close();
    assertThat(stream.closed).isTrue();
    assertThat(stream.read).isZero();
  }

  @Test
  void aShortBodyIsReadIntoTheOneArrayThatIsKept() throws IOException {
    CountingStream stream = new CountingStream(pattern(60_000));
    originSends(stream, "Cache-Control", "max-age=60", "Content-Length", "60000");
    get(300_000);
    assertThat(stream.largestRead).isEqualTo(60_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 0})
  void aByteMoreThanAnnouncedIsNoticed(int announced) throws IOException {
    originSends(
        new ByteArrayInputStream(TEXT),
        "Cache-Control",
        "max-age=60",
        "Content-Length",
        "" + announced);
    HttpResponse response = get(100);
    assertThat(status(response)).endsWith("detail=truncated");
    assertThat(bytes(response)).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5000000000", "99999999999999999999"})
  void aLengthThatNoArrayHasStreamsThrough(String length) throws IOException {
    originSends(
        new ByteArrayInputStream(TEXT), "Cache-Control", "max-age=60", "Content-Length", length);
    assertThat(status(get(1 << 30))).endsWith("detail=too-large");
  }

  private static byte[] pattern(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  /** So many of them that no heap holds them all. */
  private static final class Zeros extends InputStream {

    private long left;

    Zeros(long size) {
      this.left = size;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      int count = (int) Math.min(length, left);
      left -= count;
      return count == 0 ? -1 : count;
    }
  }

  /** What is asked of a connection. */
  private static final class CountingStream extends ByteArrayInputStream {

    private int read;
    private int largestRead;
    private boolean closed;

    CountingStream(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
      largestRead = Math.max(largestRead, length);
      int count = super.read(target, offset, length);
      read += Math.max(count, 0);
      return count;
    }

    @Override
    public int readNBytes(byte[] target, int offset, int length) {
      int count = read(target, offset, length);
      return Math.max(count, 0);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
      out.write(plain);
    }
    return compressed.toByteArray();
  }
}
