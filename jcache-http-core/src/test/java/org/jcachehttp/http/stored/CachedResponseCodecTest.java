package org.jcachehttp.http.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.storage.UnreadableValueException;
import org.jcachehttp.storage.ValueCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CachedResponseCodecTest {

  private static final int SEALED_FROM = 9;

  private final CachedResponseCodec codec = new CachedResponseCodec();

  @Test
  void aResponseComesBackAsItWas() throws UnreadableValueException {
    CachedResponse response = Responses.typical();
    assertThat(codec.decode(codec.encode(response))).isEqualTo(response);
  }

  @Test
  void anyResponseComesBackAsItWas() throws UnreadableValueException {
    for (long seed = 0; seed < 5_000; seed++) {
      CachedResponse response = Responses.any(seed);
      assertThat(codec.decode(codec.encode(response))).as("seed %d", seed).isEqualTo(response);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 63, 64, 16_383, 16_384, 1 << 20})
  void aBodyOfAnySizeComesBackAsItWas(int size) throws UnreadableValueException {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    CachedResponse typical = Responses.typical();
    HttpResponse sized = typical.response().withBody(Body.of(bytes));
    CachedResponse response = new CachedResponse(typical.request(), sized, typical.times());
    assertThat(codec.decode(codec.encode(response))).isEqualTo(response);
  }

  /** Whoever changes the format changes its version, and the page that describes it. */
  @Test
  void theFormatIsTheOneOfTheSampleInTheDocumentation() throws IOException {
    String page = Files.readString(Path.of("../docs/internals/stored-format.md"));
    int begin = page.indexOf("```", page.indexOf("## Sample")) + 3;
    String sample = page.substring(begin, page.indexOf("```", begin));
    assertThat(HexFormat.of().formatHex(codec.encode(Responses.typical())))
        .isEqualTo(sample.replaceAll("\\s", ""));
  }

  @Test
  void anUnknownVersionIsUnreadable() {
    byte[] payload = codec.encode(Responses.typical());
    payload[4] = 3;
    assertThatThrownBy(() -> codec.decode(payload))
        .isInstanceOf(UnreadableValueException.class)
        .hasMessage("stored in format 3, this is format 2");
  }

  @Test
  void anHmacComesBackAsItWas() throws UnreadableValueException {
    CachedResponse response = Responses.typical();
    Optional<String> hmac = Optional.of("0c".repeat(32));
    byte[] plain = codec.encode(response);
    byte[] payload = codec.encode(response.withHmac(hmac));
    assertThat(payload)
        .hasSize(plain.length + 32)
        .endsWith(Arrays.copyOfRange(plain, SEALED_FROM, plain.length));
    assertThat(codec.decode(payload).hmac()).isEqualTo(hmac);
    assertThat(codec.decode(plain).hmac()).isEmpty();
    assertThat(codec.decode(payload)).isEqualTo(response).hasSameHashCodeAs(response);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyTruncationIsUnreadable(boolean hasGroups) {
    Map<String, String> groups = Map.of("0a".repeat(32), "0b".repeat(16));
    byte[] payload =
        codec.encode(Responses.typical().withGenerations(hasGroups ? groups : Map.of()));
    for (int length = 0; length < payload.length; length++) {
      byte[] cut = Arrays.copyOf(payload, length);
      assertThatThrownBy(() -> codec.decode(cut)).isInstanceOf(UnreadableValueException.class);
    }
  }

  @Test
  void aLengthThatIsALieAllocatesNothing() {
    byte[] payload = new byte[SEALED_FROM + 8];
    ByteBuffer.wrap(payload).putInt(0x4A434852).put((byte) 1).putInt(0).putLong(-1L);
    assertThatThrownBy(() -> codec.decode(Responses.sealed(payload)))
        .isInstanceOf(UnreadableValueException.class)
        .hasMessageContaining("cut short");
  }

  @Test
  void aFieldThatCannotBeExpressedIsAnError() {
    CachedResponse typical = Responses.typical();
    HttpResponse odd =
        typical.response().withFields(Fields.empty().with(new Field("X", "a\r\nSet-Cookie: b")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.encode(new CachedResponse(typical.request(), odd, typical.times())))
        .withMessageContaining("http://example.com/a?b=c");
  }

  @Test
  void theMetadataDescribesTheResponse() {
    assertThat(codec.metadata(Responses.typical()))
        .containsEntry("url", "http://example.com/a?b=c")
        .containsEntry("status", "200")
        .containsEntry("created", "1970-01-01T00:00:02Z")
        .containsEntry("fresh-until", "1970-01-01T00:01:02Z")
        .containsEntry("size", "5");
  }

  @Test
  void theEngineFindsIt() {
    assertThat(ServiceLoader.load(ValueCodec.class))
        .hasAtLeastOneElementOfType(CachedResponseCodec.class);
  }
}
