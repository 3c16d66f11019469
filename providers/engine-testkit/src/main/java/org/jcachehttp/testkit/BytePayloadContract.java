package org.jcachehttp.testkit;

import java.util.Map;
import java.util.Random;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.StoredRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payloads and metadata are returned as they were stored. */
interface BytePayloadContract extends Fixture<String, byte[]> {

  /**
   * A payload of 0 to 5,000,000 bytes is returned exactly.
   *
   * @param length the length of the payload in bytes
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 256, 65_536, 5_000_000})
  default void aPayloadOfAnyLengthIsByteExact(int length) {
    byte[] payload = new byte[length];
    new Random(length).nextBytes(payload);
    assertStored(put(new StoredRecord<>(mintVersion(), LIVE, Map.of(), payload)));
  }

  /** A short payload that replaces a long one has no bytes of the long one. */
  @Test
  default void aLongPayloadIsReplacedByAShortOneWhole() {
    put(new StoredRecord<>(mintVersion(), LIVE, Map.of(), new byte[100_000]));
    assertStored(put(new StoredRecord<>(mintVersion(), LIVE, Map.of(), new byte[] {1})));
  }

  /** Names and texts of metadata are returned exactly, with any characters. */
  @Test
  default void metadataIsKeptCharacterByCharacter() {
    Map<String, String> metadata =
        Map.of(
            "url", "https://example.org/a?b=c&d=%20",
            "empty", "",
            "", "no name",
            "quotes", "\"'`\\/",
            "lines", "one\ntwo\r\nthree\tfour\u0000\u0001\u007f\u2028",
            "beyond ascii", "\u00e9\u20ac\ud83d\ude00\uffff",
            "syntax", "a: b, {c} [d] = e; f");
    assertStored(put(new StoredRecord<>(mintVersion(), Deadline.NEVER, metadata, payload(1))));
  }
}
