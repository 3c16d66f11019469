package org.jcachehttp.dynamodb;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.WriteCondition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes, touches and removes single entries of one region.
 *
 * <p>A change is one conditional request, whose condition also demands that the stored entry has no
 * split payload. If it has one, the request fails and is repeated with the condition that the entry
 * still refers to that payload. The payload is deleted afterwards.
 */
final class EntryWriter {

  private final Table table;
  private final RegionKeys keys;
  private final SplitPayloads payloads;
  private final OrphanedPayloads orphans;
  private final NativeTtl ttl;

  EntryWriter(
      Table table,
      RegionKeys keys,
      SplitPayloads payloads,
      OrphanedPayloads orphans,
      NativeTtl ttl) {
    this.table = table;
    this.keys = keys;
    this.payloads = payloads;
    this.orphans = orphans;
    this.ttl = ttl;
  }

  /** Returns the entry as a single item. */
  EntryItem whole(EncodedEntry entry) {
    return EntryItem.whole(keys.entry(entry.key()), entry, ttl);
  }

  /** Stores the entry if the condition holds; returns whether it did. */
  boolean write(EncodedEntry entry, WriteCondition condition) {
    if (entry.fitsInOneItem()) {
      return put(whole(entry), condition);
    }
    SplitPayload payload =
        payloads.write(
            entry.key(), entry.payload().bytes(), ttl.ofParts(entry.record().deadline()));
    boolean written =
        put(EntryItem.withSplitPayload(keys.entry(entry.key()), entry, payload, ttl), condition);
    if (!written) {
      payloads.remove(payload);
    }
    orphans.onPayloadWritten();
    return written;
  }

  private boolean put(EntryItem entry, WriteCondition condition) {
    WriteOutcome outcome =
        change(condition, required -> table.put("write an entry", entry.fields(), required));
    // An unconditional write fails only because of a split payload, which is deleted meanwhile.
    return outcome instanceof WriteOutcome.Applied
        || (condition instanceof WriteCondition.Any && put(entry, condition));
  }

  /** Removes the entry if it exists and the condition holds; returns whether it did. */
  boolean remove(String key, WriteCondition condition) {
    Condition exists = Condition.exists(table.names().partition());
    return change(
            condition,
            required -> table.delete("remove an entry", keys.entry(key), exists.and(required)))
        instanceof WriteOutcome.Applied;
  }

  /** Removes an entry whose split payload is incomplete, and the remaining parts. */
  void discard(String key, SplitPayload payload) {
    table.delete("remove an incomplete entry", keys.entry(key), refersTo(payload));
    payloads.remove(payload);
  }

  /** Moves the deadline of the entry if the stored version matches. */
  void touch(String key, long version, Deadline deadline) {
    Optional<Long> removal = ttl.ofEntry(deadline);
    Condition noTtl = Condition.missing(Attributes.PARTS_TTL);
    Condition lateEnough =
        removal
            .map(
                at -> noTtl.or(Condition.atLeast(Attributes.PARTS_TTL, AttributeValues.number(at))))
            .orElse(noTtl);
    Condition same = version(version);
    WriteOutcome outcome = move(key, deadline, Map.of(), same.and(lateEnough));
    if (outcome instanceof WriteOutcome.ConditionFailed failed) {
      failed
          .stored()
          .filter(entry -> entry.version() == version)
          .flatMap(EntryItem::splitPayload)
          .ifPresent(payload -> touchWithPayload(key, payload, deadline));
    }
  }

  /** Updates the parts first, so that the entry does not outlive them. */
  private void touchWithPayload(String key, SplitPayload payload, Deadline deadline) {
    Optional<Long> removal = ttl.ofParts(deadline);
    payloads.extend(payload, removal);
    move(key, deadline, Map.of(Attributes.PARTS_TTL, removal), refersTo(payload));
  }

  private WriteOutcome move(
      String key, Deadline deadline, Map<String, Optional<Long>> others, Condition condition) {
    Map<String, Optional<Long>> numbers = new HashMap<>(others);
    numbers.put(
        Attributes.DEADLINE,
        deadline.isNever() ? Optional.empty() : Optional.of(deadline.epochMillis()));
    numbers.put(Attributes.TTL, ttl.ofEntry(deadline));
    return table.update("move a deadline", keys.entry(key), Update.ofNumbers(numbers, condition));
  }

  /** Attempts a change until it is applied or the stored entry does not match the condition. */
  private WriteOutcome change(WriteCondition condition, Function<Condition, WriteOutcome> attempt) {
    Optional<SplitPayload> replaced = Optional.empty();
    while (true) {
      Condition payload =
          replaced.map(EntryWriter::refersTo).orElse(Condition.missing(Attributes.PAYLOAD_ID));
      WriteOutcome outcome = attempt.apply(expression(condition).map(payload::and).orElse(payload));
      Optional<EntryItem> stored =
          outcome instanceof WriteOutcome.ConditionFailed failed
              ? failed.stored()
              : Optional.empty();
      if (outcome instanceof WriteOutcome.Applied) {
        replaced.ifPresent(payloads::remove);
      }
      if (stored.filter(entry -> entry.matches(condition)).isEmpty()) {
        return outcome;
      }
      replaced = stored.flatMap(EntryItem::splitPayload);
    }
  }

  private Optional<Condition> expression(WriteCondition condition) {
    if (condition instanceof WriteCondition.Version wanted) {
      return Optional.of(version(wanted.version()));
    }
    return condition instanceof WriteCondition.Absent
        ? Optional.of(Condition.missing(table.names().partition()))
        : Optional.empty();
  }

  private static Condition version(long version) {
    return Condition.equal(Attributes.VERSION, AttributeValues.number(version));
  }

  private static Condition refersTo(SplitPayload payload) {
    return Condition.equal(Attributes.PAYLOAD_ID, AttributeValue.fromS(payload.id()));
  }
}
