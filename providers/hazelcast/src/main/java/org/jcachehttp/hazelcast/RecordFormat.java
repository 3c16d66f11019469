package org.jcachehttp.hazelcast;

import com.hazelcast.nio.serialization.FieldKind;
import com.hazelcast.nio.serialization.genericrecord.GenericRecord;
import com.hazelcast.nio.serialization.genericrecord.GenericRecordBuilder;
import java.util.Optional;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.MetadataJson;
import org.jcachehttp.storage.StoredRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as a value of a map, in Hazelcast's compact serialization:
 *
 * <pre>
 * version     int64          what a conditional write compares
 * deadline    int64          epoch milliseconds; the largest number: never
 * metadata  string         {"status":"200"}
 * size        int32          the length of the payload
 * payload     array of int8
 * </pre>
 *
 * <p>It is a generic record: no member and no other client needs a class or a serializer of ours.
 * Equal records have equal bytes, which is what a map compares. Any other value is nobody's record:
 * it counts as absent, and a write replaces it.
 */
final class RecordFormat {

  static final String DEADLINE = "deadline";
  static final String SIZE = "size";

  private static final String TYPE = "jcache-http-record-1";
  private static final String VERSION = "version";
  private static final String METADATA = "metadata";
  private static final String PAYLOAD = "payload";

  private RecordFormat() {}

  /** The record as a value. */
  static GenericRecord write(StoredRecord<byte[]> record) {
    return GenericRecordBuilder.compact(TYPE)
        .setInt64(VERSION, record.version())
        .setInt64(DEADLINE, record.deadline().epochMillis())
        .setString(METADATA, MetadataJson.write(record.metadata()))
        .setInt32(SIZE, record.payload().length)
        .setArrayOfInt8(PAYLOAD, record.payload())
        .build();
  }

  /** The record that a value is, if there is one and it is ours. */
  static Optional<StoredRecord<byte[]>> read(@Nullable Object value) {
    if (value instanceof GenericRecord record
        && record.getFieldKind(VERSION) == FieldKind.INT64
        && record.getFieldKind(DEADLINE) == FieldKind.INT64
        && record.getFieldKind(METADATA) == FieldKind.STRING
        && record.getFieldKind(PAYLOAD) == FieldKind.ARRAY_OF_INT8) {
      return parts(record);
    }
    return Optional.empty();
  }

  /** Whether the value is a record whose payload has at most so many bytes, without reading it. */
  static boolean payloadIsAtMost(int bytes, Object value) {
    return value instanceof GenericRecord record
        && record.getFieldKind(SIZE) == FieldKind.INT32
        && record.getInt32(SIZE) <= bytes;
  }

  private static Optional<StoredRecord<byte[]>> parts(GenericRecord record) {
    String metadata = record.getString(METADATA);
    byte[] payload = record.getArrayOfInt8(PAYLOAD);
    if (metadata == null || payload == null) {
      return Optional.empty();
    }
    return Optional.of(
        new StoredRecord<>(
            record.getInt64(VERSION),
            new Deadline(record.getInt64(DEADLINE)),
            MetadataJson.readLazily(metadata),
            payload));
  }
}
