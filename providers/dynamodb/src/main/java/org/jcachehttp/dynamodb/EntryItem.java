package org.jcachehttp.dynamodb;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.UnreadableValueException;
import org.jcachehttp.storage.WriteCondition;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An entry as one item: the parts of its record are attributes, which other tools can query.
 *
 * @param fields the item's attributes, those of its key included
 */
record EntryItem(Map<String, AttributeValue> fields) {

  /** What DynamoDB allows an item, without what the key and our numbers and names take of it. */
  private static final int ROOM = 400 * 1024 - 4_096;

  /** The bytes that an item with these attributes has left for the payload. */
  static int roomBeside(Map<String, String> metadata) {
    int taken = 0;
    for (Map.Entry<String, String> attribute : metadata.entrySet()) {
      taken += 8 + utf8(attribute.getKey()) + utf8(attribute.getValue());
    }
    return Math.max(0, ROOM - taken);
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The entry with its payload. */
  static EntryItem whole(Map<String, AttributeValue> key, EncodedEntry entry, NativeTtl ttl) {
    Map<String, AttributeValue> fields = fields(key, entry, ttl);
    fields.put(Attributes.PAYLOAD, AttributeValues.bytes(entry.packed().bytes()));
    return new EntryItem(fields);
  }

  /** The entry without its payload, which is in a body. */
  static EntryItem head(
      Map<String, AttributeValue> key, EncodedEntry entry, SplitPayload body, NativeTtl ttl) {
    Map<String, AttributeValue> fields = fields(key, entry, ttl);
    fields.put(Attributes.BODY, AttributeValue.fromS(body.id()));
    fields.put(Attributes.PARTS, AttributeValues.number(body.parts()));
    NativeTtl.set(fields, Attributes.PARTS_TTL, body.ttl());
    return new EntryItem(fields);
  }

  private static Map<String, AttributeValue> fields(
      Map<String, AttributeValue> key, EncodedEntry entry, NativeTtl ttl) {
    StoredRecord<byte[]> record = entry.record();
    EncodedPayload packed = entry.packed();
    Map<String, AttributeValue> fields = new HashMap<>(key);
    fields.put(Attributes.VERSION, AttributeValues.number(record.version()));
    fields.put(Attributes.SIZE, AttributeValues.number(packed.length()));
    packed
        .encoding()
        .ifPresent(name -> fields.put(Attributes.ENCODING, AttributeValue.fromS(name)));
    if (!record.metadata().isEmpty()) {
      fields.put(Attributes.METADATA, AttributeValues.texts(record.metadata()));
    }
    if (!record.deadline().isNever()) {
      fields.put(Attributes.DEADLINE, AttributeValues.number(record.deadline().epochMillis()));
    }
    NativeTtl.set(fields, Attributes.TTL, ttl.ofEntry(record.deadline()));
    return fields;
  }

  long version() {
    AttributeValue version = fields.get(Attributes.VERSION);
    if (version == null || version.n() == null) {
      throw new StorageException(
          "an item under our key is not ours, for it has no number 'version': remove it, or use"
              + " another namespace");
    }
    return Long.parseLong(version.n());
  }

  Deadline deadline() {
    return number(Attributes.DEADLINE).map(Deadline::new).orElse(Deadline.NEVER);
  }

  /** Where the payload is if it is not here. */
  Optional<SplitPayload> body() {
    AttributeValue id = fields.get(Attributes.BODY);
    return id == null
        ? Optional.empty()
        : Optional.of(
            new SplitPayload(
                id.s(),
                number(Attributes.PARTS).orElse(0L).intValue(),
                number(Attributes.PARTS_TTL)));
  }

  /** Whether the payload is in this very body. */
  boolean names(SplitPayload body) {
    return body().filter(own -> own.id().equals(body.id())).isPresent();
  }

  /** The payload as it is stored here. */
  EncodedPayload packed() {
    AttributeValue payload = fields.get(Attributes.PAYLOAD);
    return packed(payload == null ? new byte[0] : payload.b().asByteArrayUnsafe());
  }

  /** The payload as it is stored, put together elsewhere. */
  EncodedPayload packed(byte[] bytes) {
    Optional<String> encoding =
        Optional.ofNullable(fields.get(Attributes.ENCODING)).map(AttributeValue::s);
    return new EncodedPayload(encoding, bytes, number(Attributes.SIZE).orElse(0L).intValue());
  }

  /** The record's metadata. */
  Map<String, String> metadata() {
    AttributeValue metadata = fields.get(Attributes.METADATA);
    return metadata == null ? Map.of() : AttributeValues.textsOf(metadata);
  }

  StoredRecord<byte[]> record(EncodedPayload packed) {
    try {
      return new StoredRecord<>(version(), deadline(), metadata(), packed.payload());
    } catch (UnreadableValueException e) {
      throw new StorageException("a stored entry is damaged: " + e.getMessage(), e);
    }
  }

  /** Whether a condition on what is stored holds for this entry. */
  boolean meets(WriteCondition expected) {
    return expected instanceof WriteCondition.Version wanted
        ? wanted.version() == version()
        : expected instanceof WriteCondition.Any;
  }

  /** The sort key of the item. */
  String sortValue(KeyNames names) {
    return text(names.sort());
  }

  /** A text that every such item has. */
  String text(String name) {
    return requireNonNull(requireNonNull(fields.get(name), name).s(), name);
  }

  private Optional<Long> number(String name) {
    @Nullable AttributeValue value = fields.get(name);
    return value == null
        ? Optional.empty()
        : Optional.of(Long.valueOf(requireNonNull(value.n(), name)));
  }
}
