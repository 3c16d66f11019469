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
 * version     int64          compared by conditional writes
 * deadline    int64          epoch milliseconds; Long.MAX_VALUE: never
 * metadata  string         {"status":"200"}
 * size        int32          the length of the payload
 * payload     array of int8
 * </pre>
 *
 * <p>It is a generic record: members and other clients need no class and no serializer of this
 * library. A map compares serialized values, and equal records have equal bytes. Any other value
 * counts as absent, and a write replaces it.
 */
final class RecordFormat {

  static final String DEADLINE = "deadline";
  static final String SIZE = "size";

  private static final String TYPE = "jcache-http-record-1";
  private static final String VERSION = "version";
  private static final String METADATA = "metadata";
  private static final String PAYLOAD = "payload";

  private RecordFormat() {}

  /** Converts a record to a value. */
  static GenericRecord write(StoredRecord<byte[]> record) {
    return GenericRecordBuilder.compact(TYPE)
        .setInt64(VERSION, record.version())
        .setInt64(DEADLINE, record.deadline().epochMillis())
        .setString(METADATA, MetadataJson.write(record.metadata()))
        .setInt32(SIZE, record.payload().length)
        .setArrayOfInt8(PAYLOAD, record.payload())
        .build();
  }

  /** Converts a value to a record; returns empty if it is null or not a record. */
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

  /** Returns whether the value is a record with a payload of at most that many bytes. */
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
