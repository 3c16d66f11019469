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
 * The bodies of one region: payloads that are larger than an item may be, split over several.
 *
 * <p>A body is written before the entry that names it and never changed, so that who reads the
 * entry reads one write's body or finds that it is gone. It is listed before its first part is
 * written and until its last is removed, so that what a broken writer leaves behind is found.
 */
final class SplitPayloads {

  /** With the rest of the item below DynamoDB's 400 KiB. */
  private static final int PART_BYTES = 400_000;

  /** Parts per request: some MiB in memory, however large the body is. */
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

  /** Writes a body, which nobody sees until an entry names it. */
  SplitPayload write(String entry, byte[] bytes, Optional<Long> ttl) {
    int parts = (bytes.length + PART_BYTES - 1) / PART_BYTES;
    SplitPayload body = new SplitPayload(UUID.randomUUID().toString(), parts, ttl);
    batches.put("list a body", List.of(listing(entry, body)));
    for (int from = 0; from < parts; from += PARTS_PER_REQUEST) {
      batches.put(
          "write a body",
          IntStream.range(from, Math.min(from + PARTS_PER_REQUEST, parts))
              .mapToObj(number -> part(body, number, bytes))
              .toList());
    }
    return body;
  }

  private Map<String, AttributeValue> listing(String entry, SplitPayload body) {
    Map<String, AttributeValue> item = new HashMap<>(keys.body(body.id()));
    item.put(Attributes.ENTRY, AttributeValue.fromS(entry));
    item.put(Attributes.BODY, AttributeValue.fromS(body.id()));
    item.put(Attributes.PARTS, AttributeValues.number(body.parts()));
    item.put(Attributes.CREATED, AttributeValues.number(clock.millis()));
    NativeTtl.set(item, Attributes.TTL, body.ttl());
    return item;
  }

  private Map<String, AttributeValue> part(SplitPayload body, int number, byte[] bytes) {
    int from = number * PART_BYTES;
    Map<String, AttributeValue> item = new HashMap<>(keys.part(body.id(), number));
    item.put(
        Attributes.PAYLOAD,
        AttributeValues.bytes(
            Arrays.copyOfRange(bytes, from, Math.min(from + PART_BYTES, bytes.length))));
    NativeTtl.set(item, Attributes.TTL, body.ttl());
    return item;
  }

  /** The bytes of a body, unless a part of it is gone. */
  Optional<byte[]> read(SplitPayload body) {
    Map<String, byte[]> parts = new HashMap<>();
    batches.get(
        "read a body",
        partKeys(body),
        Consistency.STRONG,
        part -> parts.put(part.sortValue(table.names()), part.packed().bytes()));
    return parts.size() == body.parts() ? Optional.of(joined(parts)) : Optional.empty();
  }

  private static byte[] joined(Map<String, byte[]> parts) {
    int length = parts.values().stream().mapToInt(part -> part.length).sum();
    ByteBuffer joined = ByteBuffer.allocate(length);
    for (int number = 0; number < parts.size(); number++) {
      joined.put(requireNonNull(parts.get(Integer.toString(number))));
    }
    return joined.array();
  }

  /** Removes a body that no entry names any more, or not yet. */
  void remove(SplitPayload body) {
    batches.delete("remove a body", partKeys(body));
    batches.delete("remove a body", List.of(keys.body(body.id())));
  }

  /** Lets DynamoDB remove a body later than it was told before; empty: never. */
  void prolong(SplitPayload body, Optional<Long> ttl) {
    Update later =
        Update.ofNumbers(Map.of(Attributes.TTL, ttl), Condition.exists(table.names().partition()));
    partKeys(body).forEach(part -> table.update("keep a body", part, later));
    table.update("keep a body", keys.body(body.id()), later);
  }

  /** Removes every body, named or not. */
  void removeAll() {
    listed(ItemQuery.all()).forEachRemaining(listing -> remove(listing.body().orElseThrow()));
  }

  /** Those that are being written, stored, or removed. */
  ItemPages listed(ItemQuery query) {
    return new ItemPages(table, "list bodies", List.of(keys.bodies()), query);
  }

  private List<Map<String, AttributeValue>> partKeys(SplitPayload body) {
    return IntStream.range(0, body.parts())
        .mapToObj(number -> keys.part(body.id(), number))
        .toList();
  }
}
