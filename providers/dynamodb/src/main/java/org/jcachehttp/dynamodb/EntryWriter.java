package org.jcachehttp.dynamodb;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.WriteCondition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * EntryWriter of single entries of one region.
 *
 * <p>Each is one conditional request if the entry that it replaces or removes has no body, which
 * the condition demands too. Otherwise it is refused, and repeated with the condition that the
 * entry still names the body it was found with; that body is then removed, because nobody can come
 * by its name any more.
 */
final class EntryWriter {

  private final Table table;
  private final RegionKeys keys;
  private final SplitPayloads bodies;
  private final OrphanedPayloads orphans;
  private final NativeTtl ttl;

  EntryWriter(
      Table table, RegionKeys keys, SplitPayloads bodies, OrphanedPayloads orphans, NativeTtl ttl) {
    this.table = table;
    this.keys = keys;
    this.bodies = bodies;
    this.orphans = orphans;
    this.ttl = ttl;
  }

  /** The entry as the one item it fits into. */
  EntryItem whole(EncodedEntry entry) {
    return EntryItem.whole(keys.entry(entry.key()), entry, ttl);
  }

  /** Stores the entry if the condition holds; tells whether it did. */
  boolean write(EncodedEntry entry, WriteCondition expected) {
    if (entry.fitsInOneItem()) {
      return put(whole(entry), expected);
    }
    SplitPayload body =
        bodies.write(entry.key(), entry.packed().bytes(), ttl.ofParts(entry.record().deadline()));
    boolean written = put(EntryItem.head(keys.entry(entry.key()), entry, body, ttl), expected);
    if (!written) {
      bodies.remove(body);
    }
    orphans.onPayloadWritten();
    return written;
  }

  private boolean put(EntryItem entry, WriteCondition expected) {
    WriteOutcome outcome =
        change(expected, condition -> table.put("write an entry", entry.fields(), condition));
    // Where anything may be, it is refused only for the sake of a body, which is gone by now.
    return outcome instanceof WriteOutcome.Applied
        || (expected instanceof WriteCondition.Any && put(entry, expected));
  }

  /** Removes the entry if it exists and the condition holds; tells whether it did. */
  boolean remove(String key, WriteCondition expected) {
    Condition exists = Condition.exists(table.names().partition());
    return change(
            expected,
            condition -> table.delete("remove an entry", keys.entry(key), exists.and(condition)))
        instanceof WriteOutcome.Applied;
  }

  /** Removes an entry whose body is not whole any more, and what is left of the body. */
  void discard(String key, SplitPayload body) {
    table.delete("remove a broken entry", keys.entry(key), names(body));
    bodies.remove(body);
  }

  /** Moves the deadline of the entry with this version, if it is still stored. */
  void touch(String key, long version, Deadline deadline) {
    Optional<Long> removal = ttl.ofEntry(deadline);
    Condition forEver = Condition.missing(Attributes.PARTS_TTL);
    Condition longEnough =
        removal
            .map(
                at ->
                    forEver.or(Condition.atLeast(Attributes.PARTS_TTL, AttributeValues.number(at))))
            .orElse(forEver);
    Condition same = version(version);
    WriteOutcome outcome = move(key, deadline, Map.of(), same.and(longEnough));
    if (outcome instanceof WriteOutcome.ConditionFailed refused) {
      refused
          .stored()
          .filter(entry -> entry.version() == version)
          .flatMap(EntryItem::body)
          .ifPresent(body -> touchWithBody(key, body, deadline));
    }
  }

  /** The parts first: an entry must not outlive them. */
  private void touchWithBody(String key, SplitPayload body, Deadline deadline) {
    Optional<Long> removal = ttl.ofParts(deadline);
    bodies.prolong(body, removal);
    move(key, deadline, Map.of(Attributes.PARTS_TTL, removal), names(body));
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

  /** Attempts a change until it happens or what is stored does not meet the expectation. */
  private WriteOutcome change(WriteCondition expected, Function<Condition, WriteOutcome> attempt) {
    Optional<SplitPayload> replaced = Optional.empty();
    while (true) {
      Condition body = replaced.map(EntryWriter::names).orElse(Condition.missing(Attributes.BODY));
      WriteOutcome outcome = attempt.apply(condition(expected).map(body::and).orElse(body));
      Optional<EntryItem> stored =
          outcome instanceof WriteOutcome.ConditionFailed refused
              ? refused.stored()
              : Optional.empty();
      if (outcome instanceof WriteOutcome.Applied) {
        replaced.ifPresent(bodies::remove);
      }
      if (stored.filter(entry -> entry.meets(expected)).isEmpty()) {
        return outcome;
      }
      replaced = stored.flatMap(EntryItem::body);
    }
  }

  private Optional<Condition> condition(WriteCondition expected) {
    if (expected instanceof WriteCondition.Version wanted) {
      return Optional.of(version(wanted.version()));
    }
    return expected instanceof WriteCondition.Absent
        ? Optional.of(Condition.missing(table.names().partition()))
        : Optional.empty();
  }

  private static Condition version(long version) {
    return Condition.equal(Attributes.VERSION, AttributeValues.number(version));
  }

  private static Condition names(SplitPayload body) {
    return Condition.equal(Attributes.BODY, AttributeValue.fromS(body.id()));
  }
}
