package org.jcachehttp.http.stored;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.Instant;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.HttpResponse;
import org.junit.jupiter.api.Test;

class CachedResponseTest {

  private final CachedResponse response = Responses.typical();

  @Test
  void javaSerializationBringsItBack() throws Exception {
    assertThat(deserialize(serialize(response))).isEqualTo(response);
  }

  @Test
  void javaSerializationChecksWhatItReads() throws IOException {
    byte[] bytes = serialize(response);
    int body = new String(bytes, ISO_8859_1).indexOf("hello");
    bytes[body] ^= 1;
    assertThatThrownBy(() -> deserialize(bytes))
        .isInstanceOf(InvalidObjectException.class)
        .hasMessage("checksum does not match");
  }

  @Test
  void itIsFreshUntilItsTime() {
    assertThat(response.isFresh(at(61_999))).isTrue();
    assertThat(response.isFresh(at(62_000))).isFalse();
    assertThat(response.timeToLive(at(62_500))).contains(Duration.ofMillis(-500));
  }

  @Test
  void itAgesFromItsInitialAge() {
    assertThat(response.age(at(2_000))).isEqualTo(Duration.ofMillis(500));
    assertThat(response.age(at(5_000))).isEqualTo(Duration.ofMillis(3_500));
  }

  @Test
  void aClockThatWentBackDoesNotMakeItYounger() {
    assertThat(response.age(at(0))).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void aStreamIsNoStoredBody() {
    HttpResponse streamed = response.response().withBody(Body.of(InputStream.nullInputStream()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CachedResponse(response.request(), streamed, response.times()));
  }

  private static Instant at(long epochMillis) {
    return Instant.ofEpochMilli(epochMillis);
  }

  private static byte[] serialize(CachedResponse value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    return bytes.toByteArray();
  }

  private static Object deserialize(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }
}
