package org.jcachehttp.http.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.stream.LongStream;
import java.util.zip.CRC32C;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.storage.UnreadableValueException;
import org.jcachehttp.storage.ValueCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CachedResponseCodecTest {

  private static final int MUTATIONS = 50_000;
  private static final int CHECKSUM = 5;
  private static final int SEALED_FROM = 9;

  private final CachedResponseCodec codec = new CachedResponseCodec();
  private final byte[][] payloads =
      LongStream.range(0, 100)
          .mapToObj(seed -> codec.encode(Responses.any(seed)))
          .toArray(byte[][]::new);

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

  @Test
  void theFormatIsTheOneOfEarlierReleases() {
    String stored =
        "4a4348520136a61bb6"
            + "08485454502f312e31024f4b"
            + "00000000000003e800000000000007d0"
            + "00000000000001f4"
            + "000000000000f2307fffffffffffffff"
            + "000000"
            + "000347455404687474700b6578616d706c652e636f6d062f613f623d63000000"
            + "0140c82a0c636f6e74656e742d747970650a746578742f706c61696e0465746167032231"
            + "220465746167032232220568656c6c6f00";
    assertThat(HexFormat.of().formatHex(codec.encode(Responses.typical()))).isEqualTo(stored);
  }

  @Test
  void anUnknownVersionIsUnreadable() {
    byte[] payload = codec.encode(Responses.typical());
    payload[4] = 2;
    assertThatThrownBy(() -> codec.decode(payload))
        .isInstanceOf(UnreadableValueException.class)
        .hasMessage("stored in format 2, this is format 1");
  }

  @Test
  void everyTruncationIsUnreadable() {
    byte[] payload = codec.encode(Responses.typical());
    for (int length = 0; length < payload.length; length++) {
      byte[] cut = Arrays.copyOf(payload, length);
      assertThatThrownBy(() -> codec.decode(cut)).isInstanceOf(UnreadableValueException.class);
    }
  }

  @Test
  void everyMutationIsUnreadable() {
    Random random = new Random(1);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] payload = payloads[i % payloads.length].clone();
      int at = random.nextInt(payload.length);
      payload[at] ^= (byte) (1 + random.nextInt(255));
      if (isReadable(payload)) {
        fail("mutation %d, of byte %d, is readable", i, at);
      }
    }
  }

  /** Whoever can write to a store can also write checksums. */
  @Test
  void aMutationWithAMatchingChecksumIsUnreadableOrAnotherResponse() {
    Random random = new Random(2);
    int readable = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] payload = payloads[i % payloads.length];
      payload = Arrays.copyOf(payload, payload.length - random.nextInt(2) * random.nextInt(20));
      for (int times = 1 + random.nextInt(3); times > 0; times--) {
        int at = SEALED_FROM + random.nextInt(payload.length - SEALED_FROM);
        payload[at] = (byte) random.nextInt(256);
      }
      readable += isReadable(sealed(payload)) ? 1 : 0;
    }
    assertThat(readable).isBetween(1, MUTATIONS - 1);
  }

  @Test
  void aLengthThatIsALieAllocatesNothing() {
    byte[] payload = new byte[SEALED_FROM + 8];
    ByteBuffer.wrap(payload).putInt(0x4A434852).put((byte) 1).putInt(0).putLong(-1L);
    assertThatThrownBy(() -> codec.decode(sealed(payload)))
        .isInstanceOf(UnreadableValueException.class)
        .hasMessageContaining("cut short");
  }

  @Test
  void aFieldThatCannotBeExpressedIsAnError() {
    CachedResponse typical = Responses.typical();
    HttpResponse odd = typical.response().withFields(Fields.of("X", "a\r\nSet-Cookie: b"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.encode(new CachedResponse(typical.request(), odd, typical.times())))
        .withMessageContaining("http://example.com/a?b=c");
  }

  @Test
  void theAttributesDescribeTheResponse() {
    assertThat(codec.attributes(Responses.typical()))
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

  private boolean isReadable(byte[] payload) {
    try {
      codec.decode(payload);
      return true;
    } catch (UnreadableValueException expected) {
      return false;
    }
  }

  private static byte[] sealed(byte[] payload) {
    CRC32C crc = new CRC32C();
    crc.update(payload, SEALED_FROM, payload.length - SEALED_FROM);
    ByteBuffer.wrap(payload).putInt(CHECKSUM, (int) crc.getValue());
    return payload;
  }
}
