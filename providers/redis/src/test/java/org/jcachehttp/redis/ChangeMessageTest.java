package org.jcachehttp.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;
import org.junit.jupiter.api.Test;

/** The messages between processes. */
class ChangeMessageTest {

  private static byte[] afterEntry(int length, String metadata, byte[] message) {
    byte[] text = metadata.getBytes(UTF_8);
    return ByteBuffer.allocate(21 + text.length + message.length)
        .put((byte) 'o')
        .putLong(7)
        .putLong(8)
        .putInt(length)
        .put(text)
        .put(message)
        .array();
  }

  @Test
  void aChangeOfANewEntryHasNoEntryBefore() {
    assertThat(ChangeMessage.changeOf(ChangeMessage.written("ä", 3)))
        .contains(new Change.Written("ä", Optional.empty(), 3));
    assertThat(ChangeMessage.changeOf(ChangeMessage.cleared())).contains(new Change.Cleared());
    assertThat(ChangeMessage.changeOf(ChangeMessage.touched("key")))
        .contains(new Change.Touched("key"));
  }

  @Test
  void theEntryBeforeTheChangeHasMetadataIfItWasRemoved() {
    var before = new EntryMetadata<>("key", 7, new Deadline(8), Map.<String, String>of());
    assertThat(ChangeMessage.changeOf(afterEntry(0, "", ChangeMessage.written("key", 9))))
        .contains(new Change.Written("key", Optional.of(before), 9));

    String json = "{\"a\":\"b\"}";
    byte[] removed = afterEntry(json.length(), json, ChangeMessage.removed("key"));
    assertThat(ChangeMessage.changeOf(removed).map(Change.Removed.class::cast))
        .flatMap(Change.Removed::before)
        .hasValueSatisfying(entry -> assertThat(entry.metadata()).containsEntry("a", "b"));
  }

  /** Any program may publish on the channel. */
  @Test
  void anotherMessageIsNoChange() {
    assertThat(ChangeMessage.changeOf(new byte[0])).isEmpty();
    assertThat(ChangeMessage.changeOf("hello".getBytes(UTF_8))).isEmpty();
    assertThat(ChangeMessage.changeOf(new byte[] {'w', 1})).isEmpty();
    assertThat(ChangeMessage.changeOf(ChangeMessage.alive(1, 2))).isEmpty();
    assertThat(ChangeMessage.changeOf(afterEntry(-1, "", ChangeMessage.removed("key")))).isEmpty();
    assertThat(ChangeMessage.changeOf(afterEntry(99, "", ChangeMessage.removed("key")))).isEmpty();
    assertThat(ChangeMessage.changeOf(afterEntry(0, "", new byte[0]))).isEmpty();
  }
}
