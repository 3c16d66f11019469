package org.jcachehttp.dynamodb;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The split payloads of one region: payloads that do not fit into one item.
 *
 * <p>A payload is written before the entry that refers to it and is never changed, so that a reader
 * gets the payload of one write or finds that it is deleted. A payload has an index item from
 * before its first part is written until its last part is deleted, so that the payloads of crashed
 * writers can be found.
 */
final class SplitPayloads {

  /** Leaves room for the other attributes below DynamoDB's limit of 400 KiB per item. */
  private static final int PART_BYTES = 400_000;

  /** Limits the memory for one request to some 4 MB. */
  private static final int PARTS_PER_REQUEST = 10;

  private final Table table;
  private final RegionKeys keys;
  private final BatchRequests batches;
  private final InstantSource clock;

  SplitPayloads(Table table, RegionKeys keys, InstantSource clock) {
    this.table = table;
    this.keys = keys;
    this.batches = new BatchRequests(table);
    this.clock = clock;
  }

  /** Writes a payload. It becomes visible when an entry refers to it. */
  SplitPayload write(String entry, byte[] bytes, Optional<Long> ttl) {
    int parts = (bytes.length + PART_BYTES - 1) / PART_BYTES;
    SplitPayload payload = new SplitPayload(UUID.randomUUID().toString(), parts, ttl);
    batches.put("index a payload", List.of(indexItem(entry, payload)));
    for (int from = 0; from < parts; from += PARTS_PER_REQUEST) {
      batches.put(
          "write a payload",
          IntStream.range(from, Math.min(from + PARTS_PER_REQUEST, parts))
              .mapToObj(number -> part(payload, number, bytes))
              .toList());
    }
    return payload;
  }

  private Map<String, AttributeValue> indexItem(String entry, SplitPayload payload) {
    Map<String, AttributeValue> item = new HashMap<>(keys.payload(payload.id()));
    item.put(Attributes.ENTRY, AttributeValue.fromS(entry));
    item.put(Attributes.PAYLOAD_ID, AttributeValue.fromS(payload.id()));
    item.put(Attributes.PARTS, AttributeValues.number(payload.parts()));
    item.put(Attributes.CREATED, AttributeValues.number(clock.millis()));
    NativeTtl.set(item, Attributes.TTL, payload.ttl());
    return item;
  }

  private Map<String, AttributeValue> part(SplitPayload payload, int number, byte[] bytes) {
    int from = number * PART_BYTES;
    Map<String, AttributeValue> item = new HashMap<>(keys.part(payload.id(), number));
    item.put(
        Attributes.PAYLOAD,
        AttributeValues.bytes(
            Arrays.copyOfRange(bytes, from, Math.min(from + PART_BYTES, bytes.length))));
    NativeTtl.set(item, Attributes.TTL, payload.ttl());
    return item;
  }

  /** Returns the bytes of a payload; empty if a part is missing. */
  Optional<byte[]> read(SplitPayload payload) {
    Map<String, byte[]> parts = new HashMap<>();
    batches.get(
        "read a payload",
        partKeys(payload),
        Consistency.STRONG,
        part -> parts.put(part.sortValue(table.names()), part.encodedPayload().bytes()));
    return parts.size() == payload.parts() ? Optional.of(joined(parts)) : Optional.empty();
  }

  private static byte[] joined(Map<String, byte[]> parts) {
    int length = parts.values().stream().mapToInt(part -> part.length).sum();
    ByteBuffer joined = ByteBuffer.allocate(length);
    for (int number = 0; number < parts.size(); number++) {
      joined.put(requireNonNull(parts.get(Integer.toString(number))));
    }
    return joined.array();
  }

  /** Deletes a payload that no entry refers to. */
  void remove(SplitPayload payload) {
    batches.delete("delete a payload", partKeys(payload));
    batches.delete("delete a payload", List.of(keys.payload(payload.id())));
  }

  /** Sets a later time-to-live for a payload; empty for none. */
  void extend(SplitPayload payload, Optional<Long> ttl) {
    Update update =
        Update.ofNumbers(Map.of(Attributes.TTL, ttl), Condition.exists(table.names().partition()));
    partKeys(payload)
        .forEach(part -> table.update("extend a payload's time-to-live", part, update));
    table.update("extend a payload's time-to-live", keys.payload(payload.id()), update);
  }

  /** Deletes all payloads. */
  void removeAll() {
    list(ItemQuery.all()).forEachRemaining(item -> remove(item.splitPayload().orElseThrow()));
  }

  /** Returns the index items of payloads that are stored, or are being written or deleted. */
  ItemPages list(ItemQuery query) {
    return new ItemPages(table, "list payloads", List.of(keys.payloads()), query);
  }

  private List<Map<String, AttributeValue>> partKeys(SplitPayload payload) {
    return IntStream.range(0, payload.parts())
        .mapToObj(number -> keys.part(payload.id(), number))
        .toList();
  }
}
