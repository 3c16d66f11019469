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
 * An entry as an item. The attributes can be queried with other tools.
 *
 * @param fields the item's attributes, including its key
 */
record EntryItem(Map<String, AttributeValue> fields) {

  /** DynamoDB's limit for an item, less the size of the key, the numbers and the names. */
  private static final int MAX_ITEM_BYTES = 400 * 1024 - 4_096;

  /** Returns the maximum size of a payload in an item with this metadata. */
  static int maxPayloadBytes(Map<String, String> metadata) {
    int used = 0;
    for (Map.Entry<String, String> attribute : metadata.entrySet()) {
      used += 8 + utf8(attribute.getKey()) + utf8(attribute.getValue());
    }
    return Math.max(0, MAX_ITEM_BYTES - used);
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Returns the entry with its payload. */
  static EntryItem whole(Map<String, AttributeValue> key, EncodedEntry entry, NativeTtl ttl) {
    Map<String, AttributeValue> fields = fields(key, entry, ttl);
    fields.put(Attributes.PAYLOAD, AttributeValues.bytes(entry.payload().bytes()));
    return new EntryItem(fields);
  }

  /** Returns the entry with a reference to its split payload. */
  static EntryItem withSplitPayload(
      Map<String, AttributeValue> key, EncodedEntry entry, SplitPayload payload, NativeTtl ttl) {
    Map<String, AttributeValue> fields = fields(key, entry, ttl);
    fields.put(Attributes.PAYLOAD_ID, AttributeValue.fromS(payload.id()));
    fields.put(Attributes.PARTS, AttributeValues.number(payload.parts()));
    NativeTtl.set(fields, Attributes.PARTS_TTL, payload.ttl());
    return new EntryItem(fields);
  }

  private static Map<String, AttributeValue> fields(
      Map<String, AttributeValue> key, EncodedEntry entry, NativeTtl ttl) {
    StoredRecord<byte[]> record = entry.record();
    EncodedPayload payload = entry.payload();
    Map<String, AttributeValue> fields = new HashMap<>(key);
    fields.put(Attributes.VERSION, AttributeValues.number(record.version()));
    fields.put(Attributes.SIZE, AttributeValues.number(payload.length()));
    payload
        .encoding()
        .ifPresent(name -> fields.put(Attributes.ENCODING, AttributeValue.fromS(name)));
    if (!record.metadata().isEmpty()) {
      fields.put(Attributes.METADATA, AttributeValues.strings(record.metadata()));
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
          "an item is not a cache entry because it has no number 'version': delete it, or use another"
              + " namespace");
    }
    return Long.parseLong(version.n());
  }

  Deadline deadline() {
    return number(Attributes.DEADLINE).map(Deadline::new).orElse(Deadline.NEVER);
  }

  /** Returns the reference to the split payload, if the payload is split. */
  Optional<SplitPayload> splitPayload() {
    AttributeValue id = fields.get(Attributes.PAYLOAD_ID);
    return id == null
        ? Optional.empty()
        : Optional.of(
            new SplitPayload(
                id.s(),
                number(Attributes.PARTS).orElse(0L).intValue(),
                number(Attributes.PARTS_TTL)));
  }

  /** Returns whether the item refers to this split payload. */
  boolean refersTo(SplitPayload payload) {
    return splitPayload().filter(own -> own.id().equals(payload.id())).isPresent();
  }

  /** Returns the encoded payload of this item. */
  EncodedPayload encodedPayload() {
    AttributeValue payload = fields.get(Attributes.PAYLOAD);
    return encodedPayload(payload == null ? new byte[0] : payload.b().asByteArrayUnsafe());
  }

  /** Returns the encoded payload with these bytes, which were read from its parts. */
  EncodedPayload encodedPayload(byte[] bytes) {
    Optional<String> encoding =
        Optional.ofNullable(fields.get(Attributes.ENCODING)).map(AttributeValue::s);
    return new EncodedPayload(encoding, bytes, number(Attributes.SIZE).orElse(0L).intValue());
  }

  /** Returns the record's metadata. */
  Map<String, String> metadata() {
    AttributeValue metadata = fields.get(Attributes.METADATA);
    return metadata == null ? Map.of() : AttributeValues.stringsOf(metadata);
  }

  StoredRecord<byte[]> record(EncodedPayload payload) {
    try {
      return new StoredRecord<>(version(), deadline(), metadata(), payload.payload());
    } catch (UnreadableValueException e) {
      throw new StorageException("damaged entry: " + e.getMessage(), e);
    }
  }

  /** Returns whether the condition holds for this entry. */
  boolean matches(WriteCondition condition) {
    return condition instanceof WriteCondition.Version wanted
        ? wanted.version() == version()
        : condition instanceof WriteCondition.Any;
  }

  /** Returns the sort key of the item. */
  String sortValue(KeyNames names) {
    return string(names.sort());
  }

  /** Returns a required string attribute. */
  String string(String name) {
    return requireNonNull(requireNonNull(fields.get(name), name).s(), name);
  }

  private Optional<Long> number(String name) {
    @Nullable AttributeValue value = fields.get(name);
    return value == null
        ? Optional.empty()
        : Optional.of(Long.valueOf(requireNonNull(value.n(), name)));
  }
}
