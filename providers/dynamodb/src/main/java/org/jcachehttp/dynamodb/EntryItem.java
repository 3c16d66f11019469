package org.jcachehttp.dynamodb;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.storage.Deadline;
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

  /** More than the longest array of bytes needs. */
  private static final int MOST_PARTS = 10_000;

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
  static EntryItem whole(Map<String, AttributeValue> key, Prepared entry, NativeTtl ttl) {
    Map<String, AttributeValue> fields = fields(key, entry, ttl);
    fields.put(Field.PAYLOAD, Values.bytes(entry.packed().bytes()));
    return new EntryItem(fields);
  }

  /** The entry without its payload, which is in a body. */
  static EntryItem head(Map<String, AttributeValue> key, Prepared entry, Body body, NativeTtl ttl) {
    Map<String, AttributeValue> fields = fields(key, entry, ttl);
    fields.put(Field.BODY, AttributeValue.fromS(body.id()));
    fields.put(Field.PARTS, Values.number(body.parts()));
    NativeTtl.set(fields, Field.PARTS_TTL, body.ttl());
    return new EntryItem(fields);
  }

  private static Map<String, AttributeValue> fields(
      Map<String, AttributeValue> key, Prepared entry, NativeTtl ttl) {
    StoredRecord<byte[]> record = entry.record();
    Packed packed = entry.packed();
    Map<String, AttributeValue> fields = new HashMap<>(key);
    fields.put(Field.VERSION, Values.number(record.version()));
    fields.put(Field.SIZE, Values.number(packed.length()));
    packed.encoding().ifPresent(name -> fields.put(Field.ENCODING, AttributeValue.fromS(name)));
    if (!record.metadata().isEmpty()) {
      fields.put(Field.METADATA, Values.texts(record.metadata()));
    }
    if (!record.deadline().isNever()) {
      fields.put(Field.DEADLINE, Values.number(record.deadline().epochMillis()));
    }
    NativeTtl.set(fields, Field.TTL, ttl.ofEntry(record.deadline()));
    return fields;
  }

  /** Whether the attributes of a record without its payload are there, and of the right types. */
  boolean isHead() {
    return fields.containsKey(Field.VERSION)
        && isNumberOrMissing(Field.VERSION)
        && isNumberOrMissing(Field.DEADLINE)
        && (!fields.containsKey(Field.METADATA) || Values.areTexts(fields.get(Field.METADATA)));
  }

  /** Whether this is an entry; other applications, or a hand, may have put anything else here. */
  boolean isEntry() {
    AttributeValue payload = fields.get(Field.PAYLOAD);
    AttributeValue body = fields.get(Field.BODY);
    return isHead()
        && isNumberOrMissing(Field.SIZE)
        && isNumberOrMissing(Field.PARTS)
        && number(Field.PARTS).orElse(0L) <= MOST_PARTS
        && isNumberOrMissing(Field.PARTS_TTL)
        && (payload == null || payload.b() != null)
        && (body == null || body.s() != null);
  }

  private boolean isNumberOrMissing(String name) {
    AttributeValue value = fields.get(name);
    return value == null || (value.n() != null && isLong(value.n()));
  }

  private static boolean isLong(String number) {
    try {
      return Long.toString(Long.parseLong(number)).equals(number);
    } catch (NumberFormatException tooLargeOrFraction) {
      return false;
    }
  }

  /** The condition that the item is still this one, whatever it holds. */
  Condition unchanged() {
    AttributeValue version = fields.get(Field.VERSION);
    return version == null
        ? Condition.missing(Field.VERSION)
        : Condition.equal(Field.VERSION, version);
  }

  long version() {
    return number(Field.VERSION).orElseThrow();
  }

  Deadline deadline() {
    return number(Field.DEADLINE).map(Deadline::new).orElse(Deadline.NEVER);
  }

  /** Where the payload is if it is not here. */
  Optional<Body> body() {
    AttributeValue id = fields.get(Field.BODY);
    return id == null
        ? Optional.empty()
        : Optional.of(
            new Body(id.s(), number(Field.PARTS).orElse(0L).intValue(), number(Field.PARTS_TTL)));
  }

  /** Whether the payload is in this very body. */
  boolean names(Body body) {
    return body().filter(own -> own.id().equals(body.id())).isPresent();
  }

  /** The payload as it is stored here. */
  Packed packed() {
    AttributeValue payload = fields.get(Field.PAYLOAD);
    return packed(
        payload == null || payload.b() == null ? new byte[0] : payload.b().asByteArrayUnsafe());
  }

  /** The payload as it is stored, put together elsewhere. */
  Packed packed(byte[] bytes) {
    Optional<String> encoding =
        Optional.ofNullable(fields.get(Field.ENCODING)).map(AttributeValue::s);
    return new Packed(encoding, bytes, number(Field.SIZE).orElse(0L).intValue());
  }

  /** The record's metadata. */
  Map<String, String> metadata() {
    AttributeValue metadata = fields.get(Field.METADATA);
    return metadata == null ? Map.of() : Values.textsOf(metadata);
  }

  /** The record; empty if its payload is damaged. */
  Optional<StoredRecord<byte[]>> record(Packed packed) {
    try {
      return Optional.of(new StoredRecord<>(version(), deadline(), metadata(), packed.payload()));
    } catch (UnreadableValueException damaged) {
      return Optional.empty();
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
