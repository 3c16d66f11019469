package org.jcachehttp.redisson;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jcachehttp.storage.Deadline;

/**
 * What is known of an entry without its payload.
 *
 * @param key the entry's key
 * @param version the record's version
 * @param deadline the record's deadline
 * @param size the bytes of the whole value
 */
record Head(String key, long version, Deadline deadline, long size) {

  /**
   * The head in a script's answer: the first bytes of the value, then its size in digits. Empty if
   * there is no record.
   */
  static Optional<Head> parse(String key, byte[] answer) {
    ByteBuffer bytes = ByteBuffer.wrap(answer);
    if (answer.length <= RecordCodec.HEAD_LENGTH || bytes.getInt() != RecordCodec.MAGIC) {
      return Optional.empty();
    }
    long version = bytes.getLong();
    Deadline deadline = new Deadline(bytes.getLong());
    String size =
        new String(
            answer, RecordCodec.HEAD_LENGTH, answer.length - RecordCodec.HEAD_LENGTH, ISO_8859_1);
    return Optional.of(new Head(key, version, deadline, Long.parseLong(size)));
  }
}
