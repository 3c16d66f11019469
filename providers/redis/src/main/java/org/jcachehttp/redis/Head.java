package org.jcachehttp.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.MetadataJson;

/**
 * What is known of an entry without its payload.
 *
 * @param key the entry's key
 * @param version the record's version
 * @param deadline the record's deadline
 * @param size the bytes of the whole value
 * @param metadata the record's metadata
 */
record Head(String key, long version, Deadline deadline, long size, Map<String, String> metadata) {

  /**
   * The head in a script's answer: the first bytes of the value, its size in digits, a space, the
   * metadata. Empty if there is no record.
   */
  static Optional<Head> parse(String key, byte[] answer) {
    ByteBuffer bytes = ByteBuffer.wrap(answer);
    if (answer.length <= RecordCodec.HEAD_LENGTH || bytes.getInt() != RecordCodec.MAGIC) {
      return Optional.empty();
    }
    long version = bytes.getLong();
    Deadline deadline = new Deadline(bytes.getLong());
    String rest =
        new String(answer, RecordCodec.HEAD_LENGTH, answer.length - RecordCodec.HEAD_LENGTH, UTF_8);
    int space = rest.indexOf(' ');
    long size = Long.parseLong(rest, 0, space, 10);
    Map<String, String> metadata = MetadataJson.readLazily(rest.substring(space + 1));
    return Optional.of(new Head(key, version, deadline, size, metadata));
  }

  EntryMetadata<String> toEntryMetadata() {
    return new EntryMetadata<>(key, version, deadline, metadata);
  }
}
