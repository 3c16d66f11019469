package org.jcachehttp.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.MetadataJson;

/**
 * An entry without its payload.
 *
 * @param key the key
 * @param version the version
 * @param deadline the deadline
 * @param size the size of the whole value in bytes
 * @param metadata the metadata
 */
record EntryHeader(
    String key, long version, Deadline deadline, long size, Map<String, String> metadata) {

  /**
   * Parses the response of a script: the header of the value, its size in digits, a space, and the
   * metadata. Returns empty if the value is not a record.
   */
  static Optional<EntryHeader> parse(String key, byte[] response) {
    ByteBuffer bytes = ByteBuffer.wrap(response);
    if (response.length <= RecordCodec.HEADER_LENGTH || bytes.getInt() != RecordCodec.MAGIC) {
      return Optional.empty();
    }
    long version = bytes.getLong();
    Deadline deadline = new Deadline(bytes.getLong());
    String rest =
        new String(
            response,
            RecordCodec.HEADER_LENGTH,
            response.length - RecordCodec.HEADER_LENGTH,
            UTF_8);
    int space = rest.indexOf(' ');
    long size = Long.parseLong(rest, 0, space, 10);
    Map<String, String> metadata = MetadataJson.readLazily(rest.substring(space + 1));
    return Optional.of(new EntryHeader(key, version, deadline, size, metadata));
  }

  EntryMetadata<String> toEntryMetadata() {
    return new EntryMetadata<>(key, version, deadline, metadata);
  }
}
